using System.Text.Json;

using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Openings;

/// <summary>Turns what was received into what goes on the table: aliases by the lot of the challenge, fresh ids.</summary>
internal static class Unsealing
{
    /// <param name="received">The submissions that count.</param>
    /// <param name="seed">Of the challenge, secret.</param>
    public static IReadOnlyList<OpenedSubmission> Of(IReadOnlyList<Submission> received, byte[] seed) =>
        [.. Alias.Drawn(received, seed, Said, submission => submission.Id).Select((submission, index) => Open(submission, Alias.At(index)))];

    /// <summary>What a jury reads of it: neither who, nor when, nor an id that the market gave.</summary>
    private static byte[] Said(Submission submission)
    {
        var content = Read(submission);
        return JsonSerializer.SerializeToUtf8Bytes(
            new { content.Title, content.Summary, content.Answers, content.BudgetCents, content.Planning, Files = submission.Files.Select(file => file.Sha256) });
    }

    private static CanonicalContent Read(Submission submission) =>
        CanonicalContent.Read(submission.Content ?? throw new InvalidOperationException($"Submission {submission.Id} is withdrawn"));

    private static OpenedSubmission Open(Submission submission, string alias)
    {
        var content = Read(submission);
        return new OpenedSubmission
        {
            Id = Alias.NewId(),
            ChallengeId = submission.ChallengeId,
            Alias = alias,
            SolutionId = submission.SolutionId,
            SubmissionId = submission.Id,
            LeadOrganisationId = submission.LeadOrganisationId,
            LeadOrganisationName = submission.LeadOrganisationName,
            Partners = [.. submission.Partners.Select(partner => new OpenedPartner(partner.OrganisationId, partner.Name))],
            Subcontractors = content.Subcontractors ?? [],
            Title = content.Title,
            Summary = content.Summary,
            Answers = [.. content.Answers.Select(answer => new OpenedAnswer(answer.QuestionId, answer.Text))],
            BudgetCents = content.BudgetCents,
            Planning = content.Planning,
            Files = [.. submission.Files.Select(file => new OpenedFile(Alias.NewId(), file.Name, file.Size, file.ContentType, file.Sha256, file.StoredAs, file.Cleaning))],
            ReceivedAt = submission.ReceivedAt,
            ContentHash = submission.ContentHash,
        };
    }
}
