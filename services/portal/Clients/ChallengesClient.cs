using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>The challenges service: catalogue, following, authoring, approval.</summary>
public sealed class ChallengesClient(HttpClient http)
{
    private const string Root = "/api/challenges";

    /// <param name="query">Query string with the question mark, or empty.</param>
    public Task<Answer<CataloguePage>> CatalogueAsync(string query) => http.GetAsync<CataloguePage>(Root + query);

    public Task<Answer<ChallengeDetail>> FindAsync(string idOrSlug) => http.GetAsync<ChallengeDetail>($"{Root}/{Uri.EscapeDataString(idOrSlug)}");

    public Task<Answer<IReadOnlyList<CatalogueItem>>> FollowedAsync() => http.GetAsync<IReadOnlyList<CatalogueItem>>($"{Root}/followed");

    public Task<Answer> FollowAsync(Guid id) => http.SendAsync(HttpMethod.Put, $"{Root}/{id}/follow");

    public Task<Answer> UnfollowAsync(Guid id) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}/follow");

    public Task<HttpResponseMessage> DownloadAsync(Guid id, Guid documentId, CancellationToken cancel) =>
        http.GetAsync($"{Root}/{id}/documents/{documentId}", HttpCompletionOption.ResponseHeadersRead, cancel);

    public Task<Answer<IReadOnlyList<OwnChallenge>>> MineAsync() => http.GetAsync<IReadOnlyList<OwnChallenge>>($"{Root}/mine");

    public Task<Answer<CreatedId>> CreateAsync(string language, string title) => http.SendAsync<CreatedId>(HttpMethod.Post, Root, new { language, title });

    public Task<Answer> SaveNeedAsync(Guid id, int version, LocalizedText title, LocalizedText summary, LocalizedText need, LocalizedText outcome) =>
        http.SendAsync(HttpMethod.Put, $"{Root}/{id}/need", new { version, title, summary, need, outcome });

    public Task<Answer> SaveTaxonomyAsync(Guid id, int version, string? origin, IReadOnlyList<string> phases, IReadOnlyList<string> regions, string? process) =>
        http.SendAsync(HttpMethod.Put, $"{Root}/{id}/taxonomy", new { version, origin, phases, regions, process });

    public Task<Answer> SaveCriteriaAsync(Guid id, int version, IReadOnlyList<CriterionInput> criteria) =>
        http.SendAsync(HttpMethod.Put, $"{Root}/{id}/criteria", new { version, criteria });

    public Task<Answer> SaveQuestionsAsync(Guid id, int version, IReadOnlyList<QuestionInput> questions) =>
        http.SendAsync(HttpMethod.Put, $"{Root}/{id}/questions", new { version, questions });

    public Task<Answer> SavePrizesAsync(Guid id, int version, IReadOnlyList<PrizeInput> prizes) =>
        http.SendAsync(HttpMethod.Put, $"{Root}/{id}/prizes", new { version, prizes });

    public Task<Answer> SaveDatesAsync(Guid id, int version, ChallengeDates dates) =>
        http.SendAsync(HttpMethod.Put, $"{Root}/{id}/dates", new { version, dates.PublishAt, dates.Deadline, dates.OpeningFrom, dates.JudgingUntil, dates.AwardBy });

    public Task<Answer> SaveSealingAsync(Guid id, int version, string level, IReadOnlyList<Guid> officerIds, int threshold) =>
        http.SendAsync(HttpMethod.Put, $"{Root}/{id}/sealing", new { version, level, officerIds, threshold });

    public async Task<Answer> AddDocumentAsync(Guid id, IFormFile file) => await http.SendFileAsync<ChallengeDocument>($"{Root}/{id}/documents", file);

    public Task<Answer> RemoveDocumentAsync(Guid id, Guid documentId) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}/documents/{documentId}");

    public Task<Answer<IReadOnlyList<ChallengeCheck>>> ChecksAsync(Guid id) => http.GetAsync<IReadOnlyList<ChallengeCheck>>($"{Root}/{id}/checks");

    public Task<Answer> SendForApprovalAsync(Guid id, int version) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/approval-request", new { version });

    public Task<Answer> ApproveAsync(Guid id, int version) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/approval", new { version });

    public Task<Answer> ReturnAsync(Guid id, int version, IEnumerable<KeyValuePair<string, string>> remarks) =>
        http.SendAsync(HttpMethod.Post, $"{Root}/{id}/return", new { version, remarks = remarks.Select(remark => new { field = remark.Key, text = remark.Value }) });

    /// <param name="at">Null: now.</param>
    public Task<Answer> PublishAsync(Guid id, int version, DateTimeOffset? at) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/publication", new { version, at });

    public Task<Answer> CancelAsync(Guid id, int version, string reason) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/cancellation", new { version, reason });

    /// <param name="openingFrom">Null: as long after the deadline as it was.</param>
    public Task<Answer> ProposeDeadlineAsync(Guid id, int version, DateTimeOffset deadline, DateTimeOffset? openingFrom, LocalizedText reason) =>
        http.SendAsync(HttpMethod.Post, $"{Root}/{id}/deadline-proposal", new { version, deadline, openingFrom, reason });

    public Task<Answer> ConfirmDeadlineAsync(Guid id, int version) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/deadline-confirmation", new { version });

    public Task<Answer> WithdrawDeadlineAsync(Guid id, int version) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/deadline-withdrawal", new { version });

    public Task<Answer> DeleteAsync(Guid id) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}");

    public Task<Answer<ImportedNotice>> ImportNoticeAsync(IFormFile file) => http.SendFileAsync<ImportedNotice>($"{Root}/notice-imports", file);
}
