namespace Market.Portal.Clients;

/// <summary>A solution of the own organisation in a list.</summary>
public sealed record OwnSolution(Guid Id, Guid ChallengeId, string ChallengeTitle, string? Title, string State, string Role, DateTimeOffset? Deadline, string? ReceiptNumber, string Stage);

/// <summary>The solutions service: drafts and receipts, openings, juries, awards.</summary>
public sealed class SolutionsClient(HttpClient http)
{
    public Task<Answer<IReadOnlyList<OwnSolution>>> MineAsync() => http.GetAsync<IReadOnlyList<OwnSolution>>("/api/solutions/mine");

    public Task<Answer<CreatedId>> StartAsync(Guid challengeId) => http.SendAsync<CreatedId>(HttpMethod.Post, "/api/solutions", new { challengeId });
}
