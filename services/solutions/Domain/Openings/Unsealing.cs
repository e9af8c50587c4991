using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Openings;

/// <summary>Turns what was received into what goes on the table: aliases by lot, fresh ids.</summary>
internal static class Unsealing
{
    /// <param name="received">The submissions that count.</param>
    public static IReadOnlyList<OpenedSubmission> Of(IReadOnlyList<Submission> received) =>
        [.. Alias.Shuffled(received).Select((submission, index) => Open(submission, Alias.At(index)))];

    private static OpenedSubmission Open(Submission submission, string alias)
    {
        var content = CanonicalContent.Read(submission.Content ?? throw new InvalidOperationException($"Submission {submission.Id} is withdrawn"));
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
            Title = content.Title,
            Summary = content.Summary,
            Answers = [.. content.Answers.Select(answer => new OpenedAnswer(answer.QuestionId, answer.Text))],
            BudgetCents = content.BudgetCents,
            Planning = content.Planning,
            Files = [.. submission.Files.Select(file => new OpenedFile(Alias.NewId(), file.Name, file.Size, file.ContentType, file.Sha256, file.StoredAs))],
            ReceivedAt = submission.ReceivedAt,
            ContentHash = submission.ContentHash,
        };
    }
}
