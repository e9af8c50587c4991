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

    /// <param name="version">Of the award as the reader saw it.</param>
    public Task<Answer> ConfirmAsync(Guid id, int version) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/confirmation", new { version });
}
