using System.Xml.Linq;
using Market.Kernel;

namespace Market.Challenges.Import;

/// <summary>Maps eForms notices (UBL), the form of TED since October 2023. Multilingual elements are read in the notice's own language.</summary>
internal sealed class EFormsNotice(XElement root, List<ImportNote> notes)
{
    private readonly string _language = root.Child("NoticeLanguageCode").Line();

    public static bool Is(XElement root) => root.Name.LocalName is "ContractNotice" or "ContractAwardNotice" or "PriorInformationNotice";

    public ImportedNotice? Map()
    {
        var project = root.Child("ProcurementProject") ?? root;
        var title = Own(project, "Name").Line(ImportedText.TitleMax);
        if (title.Length == 0)
        {
            notes.Add(ImportNote.Skipped("import.title-missing", "Name"));
            return null;
        }
        var description = Own(project, "Description").Paragraphs();
        var value = project.First("EstimatedOverallContractAmount");
        var criteriaText = root.Named("CalculationExpression").SelectMany(e => e.Paragraphs()).ToList();
        return new ImportedNotice(
            Number(),
            NoticeValues.Language(_language),
            Kind(),
            Buyer(),
            title,
            string.Join('\n', description),
            NoticeValues.Cpv(root.Named("ItemClassificationCode").Select(e => e.Line())),
            NoticeValues.Nuts(root.Named("RealizedLocation").SelectMany(l => l.Named("CountrySubentityCode")).Select(e => e.Line())),
            Deadline(),
            NoticeCriteria.Read(Stated(), criteriaText, notes),
            NoticeValues.Cents(value.Line(), "EstimatedOverallContractAmount", notes),
            NoticeValues.Currency(value.Attr("currencyID")),
            description.Count == 0 ? [] : [new ImportedNoticeSection("description", description)]);
    }

    private XElement? Own(XElement parent, string name)
    {
        var all = parent.Elements().Where(e => e.Name.LocalName == name).ToList();
        return all.FirstOrDefault(e => e.Attr("languageID") == _language) ?? all.FirstOrDefault();
    }

    private string Number() =>
        root.First("NoticePublicationID").Line(ImportedText.IdMax) is { Length: > 0 } published ? published.TrimStart('0') : root.Child("ID").Line(ImportedText.IdMax);

    private string Kind() => root.First("SubTypeCode").Line() switch
    {
        "23" or "24" => "design-contest",
        "36" or "37" => "design-contest-result",
        _ => root.Name.LocalName switch
        {
            "ContractNotice" => "contract",
            "ContractAwardNotice" => "contract-award",
            _ => "prior-information",
        },
    };

    private ImportedBuyer Buyer()
    {
        var id = root.Child("ContractingParty")?.First("PartyIdentification")?.Child("ID").Line() ?? "";
        var company = root.Named("Company").FirstOrDefault(c => c.First("PartyIdentification")?.Child("ID").Line() == id)
            ?? root.First("Company", "ContractingParty") ?? root;
        var national = company.First("CompanyID").Line(ImportedText.IdMax);
        return new ImportedBuyer(
            company.First("PartyName").Line(),
            national,
            KboNumber.Normalize(national),
            company.First("CityName").Line(),
            company.First("CountrySubentityCode").Line(),
            company.First("IdentificationCode").Line());
    }

    private DateTimeOffset? Deadline()
    {
        var period = root.First("TenderSubmissionDeadlinePeriod", "ParticipationRequestReceptionPeriod");
        return NoticeValues.Deadline(period?.Child("EndDate").Line() ?? "", period?.Child("EndTime").Line() ?? "", "EndDate", notes);
    }

    /// <summary>The criteria of the first lot that has any; lots may weigh differently, a challenge has one set.</summary>
    private IEnumerable<(string Name, string Weight)> Stated()
    {
        var lot = root.Named("AwardingCriterion").FirstOrDefault(a => a.Named("SubordinateAwardingCriterion").Any());
        foreach (var criterion in lot?.Named("SubordinateAwardingCriterion") ?? [])
        {
            var name = (Own(criterion, "Name") ?? Own(criterion, "Description")).Line(200);
            yield return (name, criterion.First("ParameterNumeric").Line());
        }
    }
}
