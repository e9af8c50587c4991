using Market.Portal.Clients;
using Market.Portal.Pages.Judging;
using Market.Portal.Web.Pdf;
using Market.Portal.Words;

namespace Market.Portal.Pages.Reporting;

/// <summary>The issued report on paper, in the reader's language; the hash and the signatures are at the end.</summary>
internal static class ReportPdf
{
    public static byte[] Of(JuryReport report, UiTexts texts)
    {
        var (pages, text, title) = (new PdfPages(), report.Report!, texts.Pair(texts["report.title"], texts.Of(report.Title)));
        pages.Heading(1, title);
        if (report.IssuedAt is { } at)
            pages.Paragraph($"{texts["report.issued-by", report.IssuedByName ?? "–"]}, {texts.Moment(at)}.");
        Ranking(pages, text, texts);
        if (text.General.Length > 0)
            Part(pages, texts["report.general"], text.General);
        foreach (var submission in text.Submissions)
            Submission(pages, submission, texts);
        Minutes(pages, text, texts);
        Signatures(pages, report, texts);
        pages.Number((page, all) => $"{title} – {texts["report.pdf.page", page, all]}");
        return PdfFile.Of(pages, title, texts.Language);
    }

    private static void Ranking(PdfPages pages, ReportText text, UiTexts texts)
    {
        pages.Heading(2, texts["ranking.title"]);
        if (text.Ranking.Count == 0)
            pages.Paragraph(texts["report.no-submissions"]);
        else
            pages.Table(
                [texts["ranking.rank"], texts["submission.column"], .. text.Criteria.Select(criterion => texts.Of(criterion.Name)), texts["ranking.total"]],
                [.. text.Ranking.Select(row => RowOf(row, text.Criteria, texts))], [0.9, 3.2, .. text.Criteria.Select(_ => 1.9), 1.2]);
        pages.Heading(3, texts["method.title"]);
        pages.Paragraph(texts.Of(text.Method));
        pages.Heading(3, texts["report.criteria"]);
        pages.Table(
            [texts["criterion.name"], texts["criterion.weight"], texts["criterion.minimum"]],
            [.. text.Criteria.Select(criterion => (IReadOnlyList<string>)[texts.Of(criterion.Name), texts.WeightOf(criterion.IsRequirement, criterion.Weight), texts.MinimumOf(criterion.IsRequirement, criterion.Minimum)])], [4, 1, 1]);
        if (text.CriteriaHash is not { } hash)
            return;
        pages.Paragraph(texts["report.criteria-hash"]);
        pages.Paragraph(hash);
    }

    private static IReadOnlyList<string> RowOf(RankedSubmission row, IReadOnlyList<JuryCriterion> criteria, UiTexts texts) =>
    [
        row.Rank is { } rank ? $"{rank}" : "–", $"{row.Alias} {row.Title}{(row.Tied ? $" ({texts["ranking.tied"]})" : "")}",
        .. criteria.Select(criterion => row.Criteria.FirstOrDefault(mean => mean.CriterionId == criterion.Id) is { Mean: { } shown } mean
            ? texts.MeanOf(criterion.IsRequirement, shown) + (mean.BelowMinimum ? $" ({texts["ranking.below"]})" : "") : "–"),
        row.Total is { } total ? Two(total, texts) : "–",
    ];

    private static void Submission(PdfPages pages, ReportedSubmission submission, UiTexts texts)
    {
        pages.Heading(2, texts["submission.of", submission.Alias, submission.Title]);
        pages.Paragraph(texts.Count("report.scored-by", submission.Jurors));
        foreach (var (key, text) in new[] { ("report.merits", submission.Merits), ("report.observations", submission.Observations), ("report.to-clarify", submission.ToClarify) })
        {
            pages.Heading(3, texts[key]);
            pages.Paragraph(text.Length > 0 ? text : texts["submission.nothing"]);
        }

        if (submission.Left.Count > 0)
            pages.Paragraph(texts["report.left", string.Join(", ", submission.Left)]);
        Dialogue(pages, submission, texts);
    }

    private static void Dialogue(PdfPages pages, ReportedSubmission submission, UiTexts texts)
    {
        if (submission.Dialogue is { Count: > 0 } dialogue)
        {
            pages.Heading(3, texts["report.dialogue"]);
            foreach (var asked in dialogue)
            {
                pages.Item(texts.Pair(texts.Moment(asked.AskedAt), asked.Question));
                pages.Paragraph(asked is { Answer: { } answer, AnsweredAt: { } at } ? texts.Pair(texts.Moment(at), answer) : texts["report.dialogue.none", texts.Moment(asked.AnswerBy)]);
            }
        }

        if (submission.Sittings is not { Count: > 0 } sittings)
            return;
        pages.Heading(3, texts["report.sittings"]);
        foreach (var sitting in sittings)
            pages.Item(texts["report.sitting", texts.Second(sitting.From), texts.SecondAfter(sitting.Until, sitting.From), string.Join(", ", sitting.Present)]);
    }

    private static void Minutes(PdfPages pages, ReportText text, UiTexts texts)
    {
        pages.Heading(2, texts["report.minutes"]);
        foreach (var meeting in text.Meetings)
            pages.Item(texts["report.meeting", meeting.Date.ToString("d MMMM yyyy", texts.Culture), string.Join(", ", meeting.Present)]);
        pages.Heading(3, texts["report.members"]);
        foreach (var member in text.Members)
            pages.Item(member.Name + (member.Chair ? $" ({texts["member.chair"]})" : "") + (member.Qualification is { } proof ? $": {proof}" : ""));
        foreach (var unable in text.Unable ?? [])
            Part(pages, texts["report.unable"], texts["report.unable.text", unable.Name, unable.Reason], level: 3);
        foreach (var change in text.ChairChanges ?? [])
            Part(pages, texts["chair.changes"], $"{texts.ChairChange(change.From, change.To)} {texts.Moment(change.At)}: {change.Reason}", level: 3);
        if (text.Composition is { } composition)
            Composition(pages, composition, texts);
        if (text.Recusals.Count > 0)
            Part(pages, texts["report.recusals"], texts["report.recusals.text", string.Join(", ", text.Recusals)], level: 3);
    }

    private static void Composition(PdfPages pages, ReportComposition composition, UiTexts texts)
    {
        pages.Paragraph(composition.Qualification.Length > 0 ? texts["report.qualified", composition.Qualification, composition.Qualified, composition.Jurors] : texts["report.not-qualified"]);
        if (composition.Observers.Count > 0)
            pages.Paragraph(texts["report.observers", string.Join(", ", composition.Observers)]);
    }

    private static void Signatures(PdfPages pages, JuryReport report, UiTexts texts)
    {
        pages.Heading(2, texts["report.signatures"]);
        pages.Table(
            [texts["report.signer"], texts["report.signature"]],
            [.. report.Signers.Select(signer => (IReadOnlyList<string>)[signer.Name + (signer.Chair ? $" ({texts["member.chair"]})" : ""), $"{(signer.At is { } at ? texts.Second(at) : "–")} {signer.Hash}"])], [1, 2.4]);
        pages.Paragraph(texts["report.hash.issued"]);
        pages.Paragraph(report.Hash ?? "–");
        pages.Paragraph(texts["report.verify"], small: true);
    }

    private static void Part(PdfPages pages, string heading, string text, int level = 2)
    {
        pages.Heading(level, heading);
        pages.Paragraph(text);
    }

    private static string Two(decimal number, UiTexts texts) => number.ToString("0.00", texts.Culture);
}
