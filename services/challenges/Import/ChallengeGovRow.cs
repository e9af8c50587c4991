using System.Text.Json;

namespace Market.Challenges.Import;

/// <summary>Maps one row of the feed. Whatever a field holds, the row survives; only a row without identity or title is skipped.</summary>
internal sealed class ChallengeGovRow
{
    private readonly List<ImportNote> _notes = [];
    private readonly JsonFields _fields;
    private readonly Uri _site;

    private ChallengeGovRow(JsonElement row, Uri site)
    {
        _fields = new JsonFields(row, _notes);
        _site = site;
    }

    public static ImportedRow Map(JsonElement row, int number, Uri site)
    {
        if (row.ValueKind != JsonValueKind.Object)
            return new ImportedRow(number, "", null, [ImportNote.Skipped("import.row-not-an-object", "", ("type", row.ValueKind.ToString()))]);
        return new ChallengeGovRow(row, site).Map(number);
    }

    private ImportedRow Map(int number)
    {
        var id = Identity();
        var title = _fields.Line("challenge-title", ImportedText.TitleMax);
        if (id.Length == 0)
            _notes.Add(ImportNote.Skipped("import.id-missing", "challenge-id"));
        if (!title.Any(char.IsLetterOrDigit))
            _notes.Add(ImportNote.Skipped("import.title-missing", "challenge-title"));
        var isComplete = id.Length > 0 && title.Any(char.IsLetterOrDigit);
        return new ImportedRow(number, id, isComplete ? Challenge(id, title) : null, _notes);
    }

    private string Identity()
    {
        var id = _fields.Line("challenge-id", ImportedText.IdMax);
        if (id.Length > 0)
            return id;
        var slug = _fields.Line("permalink", ImportedText.UrlMax).Split('?', '#')[0].Trim('/').Split('/')[^1];
        if (slug.Length is 0 or > ImportedText.IdMax || slug.Contains('.'))
            return "";
        _notes.Add(ImportNote.Adjusted("import.id-from-permalink", "challenge-id", ("id", slug)));
        return slug;
    }

    private ImportedChallenge Challenge(string id, string title)
    {
        var (total, totalNotes) = PrizeTotal.Read(_fields.Text("total-prize-offered-cash"), "total-prize-offered-cash");
        _notes.AddRange(totalNotes);
        var sections = new ImportedSections(
            Section("description"), Section("prizes"), Section("rules"), Section("judging"), Section("how-to-enter"));
        var (prizes, prizeNotes) = PrizeText.Read(HtmlLines.Of(sections.Prizes), total, "prizes");
        var (criteria, criteriaNotes) = JudgingCriteria.Read(HtmlLines.Of(sections.Judging), "judging");
        _notes.AddRange([.. prizeNotes, .. criteriaNotes]);
        var (start, end) = Dates();
        return new ImportedChallenge(
            id,
            title,
            _fields.Line("tagline", ImportedText.TaglineMax),
            _fields.Line("agency", ImportedText.NameMax),
            ImportedList.Partners([.. _fields.List("partner-agencies-federal"), .. _fields.List("partners-non-federal")]),
            ImportedList.Types(_fields.List("type-of-challenge")),
            Page(),
            total.Cents,
            total.Currency,
            prizes,
            start,
            end,
            sections,
            criteria,
            _fields.Line("fiscal-year", ImportedText.IdMax),
            _fields.Line("legal-authority", ImportedText.NameMax));
    }

    private string Section(string field)
    {
        var (html, notes) = ImportedHtml.Clean(_fields.Text(field), _site);
        _notes.AddRange(notes.Select(n => n with { Field = field }));
        return html;
    }

    private (DateTimeOffset? Start, DateTimeOffset? End) Dates()
    {
        var (start, startNotes) = ImportedDate.Read(_fields.Text("submission-start"), "submission-start");
        var (end, endNotes) = ImportedDate.Read(_fields.Text("submission-end"), "submission-end", isEnd: true);
        _notes.AddRange([.. startNotes, .. endNotes]);
        if (start is null || end is null || start < end)
            return (start, end);
        _notes.Add(ImportNote.Skipped("import.dates-reversed", "submission-start", ("start", $"{start:u}"), ("end", $"{end:u}")));
        return (null, end);
    }

    private Uri? Page()
    {
        foreach (var field in (string[])["external-url", "permalink"])
        {
            var text = _fields.Line(field, ImportedText.UrlMax);
            if (text.Length == 0)
                continue;
            if (HtmlLinks.Https(text) is { } https)
            {
                if (text.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
                    _notes.Add(ImportNote.Adjusted("import.link-upgraded", field, ("example", text)));
                return new Uri(https);
            }
            _notes.Add(ImportNote.Skipped("import.link-dropped", field, ("example", text)));
        }
        return null;
    }
}
