namespace Market.Portal.Clients;

/// <summary>The solutions service, for who answers a challenge: drafts, team, submission, receipts, feedback.</summary>
public sealed class SolutionsClient(HttpClient http)
{
    private const string Root = "/api/solutions";

    public Task<Answer<IReadOnlyList<OwnSolution>>> MineAsync() => http.GetAsync<IReadOnlyList<OwnSolution>>($"{Root}/mine");

    /// <summary>The clock that decides deadlines; null when the service does not answer.</summary>
    public async Task<ServerClock?> ClockAsync() => (await http.GetAsync<ServerClock>($"{Root}/clock")).Value;

    /// <summary>When the market could not take submissions, by its own record.</summary>
    public Task<Answer<Availability>> OutagesAsync() => http.GetAsync<Availability>($"{Root}/outages");

    public Task<Answer<StartedSolution>> StartAsync(Guid challengeId) => http.SendAsync<StartedSolution>(HttpMethod.Post, Root, new { challengeId });

    public Task<Answer<SolutionDetail>> FindAsync(Guid id) => http.GetAsync<SolutionDetail>($"{Root}/{id}");

    /// <summary>Begins anew: an empty draft with another team code.</summary>
    public Task<Answer<RenewedCode>> RenewCodeAsync(Guid id) => http.SendAsync<RenewedCode>(HttpMethod.Post, $"{Root}/{id}/team-code");

    /// <param name="version">The version that was read; a stale one is refused.</param>
    public Task<Answer> WriteAsync(Guid id, int version, SolutionContent content) =>
        http.SendAsync(HttpMethod.Put, $"{Root}/{id}/content", new { version, content.Title, content.Summary, content.Answers, content.BudgetCents, content.Planning, content.Subcontractors });

    public Task<Answer> DeleteAsync(Guid id) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}");

    public async Task<Answer> AttachAsync(Guid id, IFormFile file) => await http.SendFileAsync<SolutionFile>($"{Root}/{id}/files", file);

    public Task<Answer> DetachAsync(Guid id, Guid fileId) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}/files/{fileId}");

    /// <summary>Files that came in only in part.</summary>
    public Task<Answer<IReadOnlyList<SolutionUpload>>> UploadsAsync(Guid id) => http.GetAsync<IReadOnlyList<SolutionUpload>>($"{Root}/{id}/uploads");

    public Task<Answer> DropUploadAsync(Guid id, Guid uploadId) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}/uploads/{uploadId}");

    public Task<HttpResponseMessage> DownloadAsync(Guid id, Guid fileId, CancellationToken cancel) =>
        http.GetAsync($"{Root}/{id}/files/{fileId}", HttpCompletionOption.ResponseHeadersRead, cancel);

    public Task<Answer> InviteAsync(Guid id, Guid organisationId) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/partners", new { organisationId });

    public Task<Answer> RemovePartnerAsync(Guid id, Guid organisationId) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}/partners/{organisationId}");

    /// <summary>For the invited organisation; a partner that declines leaves the team.</summary>
    public Task<Answer> AnswerInvitationAsync(Guid id, bool accept) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/partners/answer", new { accept });

    public Task<Answer<IReadOnlyList<SolutionCheck>>> ChecksAsync(Guid id) => http.GetAsync<IReadOnlyList<SolutionCheck>>($"{Root}/{id}/checks");

    public Task<Answer<SolutionTelltales>> TelltalesAsync(Guid id) => http.GetAsync<SolutionTelltales>($"{Root}/{id}/telltales");

    /// <param name="key">Names the request: sent again, also after the deadline, it gives the same receipt.</param>
    public Task<Answer<Receipt>> SubmitAsync(Guid id, int version, string key) => http.SendAsync<Receipt>(HttpMethod.Post, $"{Root}/{id}/submission", new { version }, key);

    /// <param name="key">Names the request: sent again it is done already.</param>
    public Task<Answer> WithdrawAsync(Guid id, string key) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}/submission", key: key);

    /// <summary>Has the market submit a complete draft just before the deadline, or not any more.</summary>
    public Task<Answer> LetMarketSubmitAsync(Guid id, bool on) => http.SendAsync(HttpMethod.Put, $"{Root}/{id}/automatic-submission", new { on });

    /// <summary>The last one first.</summary>
    public Task<Answer<IReadOnlyList<Receipt>>> ReceiptsAsync(Guid id) => http.GetAsync<IReadOnlyList<Receipt>>($"{Root}/{id}/receipts");

    public Task<Answer<ReceiptProof>> ReceiptProofAsync(Guid id, int sequence) => http.GetAsync<ReceiptProof>($"{Root}/{id}/receipts/{sequence}/proof");

    public Task<Answer<Feedback>> FeedbackAsync(Guid id) => http.GetAsync<Feedback>($"{Root}/{id}/feedback");
}
