using System.Xml.Linq;
using Market.Kernel;

namespace Market.Challenges.Import;

/// <summary>Maps the TED_EXPORT schemas (R2.0.8 and R2.0.9) that TED used until eForms.</summary>
internal sealed class TedExportNotice
{
    private readonly XElement _root;
    private readonly XElement _form;
    private readonly List<ImportNote> _notes;

    private TedExportNotice(XElement root, XElement form, List<ImportNote> notes)
    {
        _root = root;
        _form = form;
        _notes = notes;
    }

    public static ImportedNotice? Map(XElement root, List<ImportNote> notes)
    {
        var forms = root.First("FORM_SECTION")?.Elements().ToList() ?? [];
        var original = root.First("LG_ORIG").Line();
        var form = forms.FirstOrDefault(f => f.Attr("CATEGORY") == "ORIGINAL")
            ?? forms.FirstOrDefault(f => f.Attr("LG") == original)
            ?? forms.FirstOrDefault(f => f.Attr("LG").Length == 2);
        if (form is not null)
            return new TedExportNotice(root, form, notes).Map();
        notes.Add(ImportNote.Skipped("import.notice-without-form", "FORM_SECTION"));
        return null;
    }

    private ImportedNotice? Map()
    {
        var body = _form.First("OBJECT_CONTRACT", "OBJECT", "OBJECT_DESIGN_CONTEST") ?? _form;
        var title = body.First("TITLE", "TITLE_CONTRACT", "TITLE_DESIGN_CONTACT_NOTICE").Line(ImportedText.TitleMax);
        if (title.Length == 0)
        {
            _notes.Add(ImportNote.Skipped("import.title-missing", "TITLE"));
            return null;
        }
        var description = Description(body);
        var criteriaText = _form.First("CRITERIA_EVALUATION", "AWARD_CRITERIA_DESIGN_CONTEST").Paragraphs();
        var value = body.First("VAL_ESTIMATED_TOTAL", "VAL_OBJECT", "VALUE_COST", "VAL_TOTAL");
        return new ImportedNotice(
            Number(),
            NoticeValues.Language(_form.Attr("LG")) is { Length: 2 } language ? language : NoticeValues.Language(_root.First("LG_ORIG").Line()),
            Kind(),
            Buyer(),
            title,
            string.Join('\n', description),
            NoticeValues.Cpv([.. Codes(body, "CPV_MAIN"), .. Codes(body, "CPV_ADDITIONAL"), .. Codes(_root, "ORIGINAL_CPV")]),
            Regions(),
            Deadline(),
            NoticeCriteria.Read(Stated(body), criteriaText, _notes),
            NoticeValues.Cents(value.Line(), "VAL_ESTIMATED_TOTAL", _notes),
            NoticeValues.Currency(value.Attr("CURRENCY")),
            Sections(description, criteriaText));
    }

    private string Number() =>
        _root.Attr("DOC_ID") is { Length: > 0 } id ? ImportedText.Cut(id, ImportedText.IdMax) : _root.First("NO_DOC_OJS").Line(ImportedText.IdMax);

    private string Kind()
    {
        var document = _root.First("TD_DOCUMENT_TYPE").Attr("CODE");
        var form = _form.Attr("FORM") is { Length: > 0 } written ? written : _form.Name.LocalName.Split('_')[0];
        return (form.TrimStart('F').TrimStart('0'), document) switch
        {
            ("12", _) or (_, "D") => "design-contest",
            ("13", _) or (_, "R") => "design-contest-result",
            ("3" or "6", _) or (_, "7") => "contract-award",
            ("1" or "4", _) or (_, "0" or "P") => "prior-information",
            ("2" or "5", _) or (_, "3") => "contract",
            _ => "other",
        };
    }

    private ImportedBuyer Buyer()
    {
        var address = _form.First("ADDRESS_CONTRACTING_BODY", "CA_CE_CONCESSIONAIRE_PROFILE", "NAME_ADDRESSES_CONTACT_CONTRACT") ?? _form;
        var name = address.First("OFFICIALNAME", "ORGANISATION").Line();
        var national = address.First("NATIONALID").Line(ImportedText.IdMax);
        var kbo = KboNumber.Normalize(national);
        if (national.Length > 0 && kbo is null)
            _notes.Add(ImportNote.Info("import.national-id-not-kbo", "NATIONALID", ("text", national)));
        return new ImportedBuyer(
            name.Length > 0 ? name : _root.First("AA_NAME").Line(),
            national,
            kbo,
            address.First("TOWN").Line(),
            address.First("NUTS").Attr("CODE"),
            address.First("COUNTRY").Attr("VALUE") is { Length: > 0 } country ? country : _root.First("ISO_COUNTRY").Attr("VALUE"));
    }

    /// <summary>The short description; where it only points to the lots ("see II.2.4") their descriptions take its place.</summary>
    private static IReadOnlyList<string> Description(XElement body)
    {
        var texts = body.Named("SHORT_DESCR", "SHORT_CONTRACT_DESCRIPTION", "SHORT_DESCRIPTION_CONTRACT").Select(e => e.Paragraphs()).ToList();
        var telling = texts.Where(t => t.Sum(p => p.Length) > 40).ToList();
        return [.. (telling.Count > 0 ? telling : texts).SelectMany(t => t).Distinct()];
    }

    private static IEnumerable<string> Codes(XElement parent, string name) =>
        parent.Named(name).SelectMany(e => e.DescendantsAndSelf()).Select(e => e.Attr("CODE")).Where(c => c.Length > 0);

    private IReadOnlyList<string> Regions()
    {
        var lots = _form.Named("OBJECT_DESCR").SelectMany(l => l.Named("NUTS")).Select(e => e.Attr("CODE"));
        var coded = _root.Named("PERFORMANCE_NUTS", "ORIGINAL_NUTS").Select(e => e.Attr("CODE"));
        return NoticeValues.Nuts([.. lots, .. coded]);
    }

    private DateTimeOffset? Deadline()
    {
        if (_form.First("DATE_RECEIPT_TENDERS") is { } day)
            return NoticeValues.Deadline(day.Line(), _form.First("TIME_RECEIPT_TENDERS").Line(), "DATE_RECEIPT_TENDERS", _notes);
        return NoticeValues.Deadline(_root.First("DT_DATE_FOR_SUBMISSION").Line(), "", "DT_DATE_FOR_SUBMISSION", _notes);
    }

    private static IEnumerable<(string Name, string Weight)> Stated(XElement body)
    {
        foreach (var ac in body.Named("AC").Take(1))
        {
            foreach (var criterion in ac.Elements())
            {
                var name = criterion.Child("AC_CRITERION").Line() is { Length: > 0 } written ? written : criterion.Name.LocalName == "AC_PRICE" ? "Price" : "";
                yield return (name, criterion.Child("AC_WEIGHTING").Line());
            }
        }
    }

    private IReadOnlyList<ImportedNoticeSection> Sections(IReadOnlyList<string> description, IReadOnlyList<string> criteria)
    {
        ImportedNoticeSection[] all =
        [
            new("description", description),
            new("conditions", _form.First("RULES_CRITERIA", "PARTICULAR_PROFESSION", "SUITABILITY").Paragraphs()),
            new("criteria", criteria),
            new("prizes", [.. _form.Named("NUMBER_VALUE_PRIZE", "DETAILS_PAYMENT").SelectMany(e => e.Paragraphs())]),
            new("additional-information", _form.First("INFO_ADD").Paragraphs()),
        ];
        return [.. all.Where(s => s.Paragraphs.Count > 0)];
    }
}
