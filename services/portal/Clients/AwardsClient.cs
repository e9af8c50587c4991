using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>The awards of the solutions service: proposed by one person, confirmed by another.</summary>
public sealed class AwardsClient(HttpClient http)
{
    private const string Root = "/api/awards";

    public Task<Answer<AwardDetail>> FindAsync(Guid id) => http.GetAsync<AwardDetail>($"{Root}/{id}");

    /// <param name="winners">None when nobody is awarded.</param>
    public Task<Answer> ProposeAsync(Guid id, IReadOnlyList<ProposedPlace> winners, string motivation) =>
        http.SendAsync(HttpMethod.Post, $"{Root}/{id}/proposal", new { winners, motivation });

    public Task<Answer> WithdrawAsync(Guid id) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}/proposal");

    public Task<Answer> ConcludeAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/conclusion");

    public Task<Answer<IReadOnlyList<Objection>>> ObjectionsAsync(Guid id) => http.GetAsync<IReadOnlyList<Objection>>($"{Root}/{id}/objections");

    public Task<Answer> AnswerObjectionAsync(Guid id, Guid objectionId, string answer) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/objections/{objectionId}/answer", new { answer });

    public Task<Answer> ObjectAsync(Guid solutionId, string reason) => http.SendAsync(HttpMethod.Post, $"/api/solutions/{solutionId}/objections", new { reason });

    public Task<Answer> GiveBackAsync(Guid solutionId, string reason) => http.SendAsync(HttpMethod.Post, $"/api/solutions/{solutionId}/award-withdrawal", new { reason });

    /// <summary>After the award.</summary>
    public Task<Answer<AwardParticipants>> ParticipantsAsync(Guid id) => http.GetAsync<AwardParticipants>($"{Root}/{id}/participants");

    /// <summary>What the team behind the alias was told.</summary>
    public Task<Answer<Feedback>> LetterAsync(Guid id, string alias) => http.GetAsync<Feedback>($"{Root}/{id}/letters/{Uri.EscapeDataString(alias)}");

    /// <param name="version">Of the award as the reader saw it.</param>
    public Task<Answer> ConfirmAsync(Guid id, int version) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/confirmation", new { version });
}

/// <param name="OrganisationName">Of the team's lead.</param>
public sealed record Objection(Guid Id, string OrganisationName, string Reason, DateTimeOffset RaisedAt, string? Answer, string? AnsweredByName, DateTimeOffset? AnsweredAt);

public sealed record AwardParticipants(LocalizedText ChallengeTitle, bool CanReadLetters, IReadOnlyList<AwardParticipant> Participants);

/// <param name="Lead">Its organisation.</param>
public sealed record AwardParticipant(string Alias, string Title, string Lead, IReadOnlyList<string> Partners, bool Winner);

public sealed record AwardWithdrawal(string Alias, string OrganisationName, string Reason, DateTimeOffset At);

public sealed record AwardNext(IReadOnlyList<AwardPlace> Winners, string Motivation, string ProposedByName, DateTimeOffset ProposedAt);
