namespace Market.Portal.Clients;

/// <summary>The juries of the solutions service: invitations, interests, assignment, scores, ranking.</summary>
public sealed class JuriesClient(HttpClient http)
{
    private const string Root = "/api/juries";

    public Task<Answer<IReadOnlyList<MyJury>>> MineAsync() => http.GetAsync<IReadOnlyList<MyJury>>($"{Root}/mine");

    public Task<Answer<JuryRoom>> FindAsync(Guid id) => http.GetAsync<JuryRoom>($"{Root}/{id}");

    public Task<Answer<IReadOnlyList<JuryCandidate>>> CandidatesAsync(Guid id) => http.GetAsync<IReadOnlyList<JuryCandidate>>($"{Root}/{id}/candidates");

    /// <param name="seat"><c>juror</c>, <c>reserve</c> or <c>observer</c>.</param>
    public Task<Answer> InviteAsync(Guid id, Guid personId, bool chair, string seat) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/members", new { personId, chair, seat });

    public Task<Answer<JuryComposition>> CompositionAsync(Guid id) => http.GetAsync<JuryComposition>($"{Root}/{id}/composition");

    /// <param name="asked">Empty when the challenge asks for none.</param>
    /// <param name="revision">Of what was read.</param>
    public Task<Answer> StateQualificationAsync(Guid id, string asked, IReadOnlyList<QualifiedMember> holders, string revision) =>
        http.SendAsync(HttpMethod.Put, $"{Root}/{id}/qualification", new { asked, holders, revision });

    public Task<Answer<IReadOnlyList<JuryGuest>>> GuestsAsync(Guid id) => http.GetAsync<IReadOnlyList<JuryGuest>>($"{Root}/{id}/guests");

    public Task<Answer> InviteGuestAsync(Guid id, string name, string email, string language, string seat) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/guests", new { name, email, language, seat });

    public Task<Answer> RevokeGuestAsync(Guid id, Guid guestId) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}/guests/{guestId}");

    public Task<Answer<GuestInvitation>> GuestInvitationAsync(string token) => http.GetAsync<GuestInvitation>($"{Root}/guests/{Uri.EscapeDataString(token)}");

    public Task<Answer<ClaimedInvitation>> ClaimGuestInvitationAsync(string token) => http.SendAsync<ClaimedInvitation>(HttpMethod.Post, $"{Root}/guests/{Uri.EscapeDataString(token)}/claim");

    /// <summary>Organisations that the reader's own remarks name.</summary>
    public Task<Answer<IReadOnlyList<NamedInOwnRemark>>> NamedAsync(Guid id, string alias) => http.GetAsync<IReadOnlyList<NamedInOwnRemark>>($"{Root}/{id}/submissions/{Uri.EscapeDataString(alias)}/scores/named");

    public Task<Answer<JuryMinutes>> MinutesAsync(Guid id) => http.GetAsync<JuryMinutes>($"{Root}/{id}/minutes");

    public Task<Answer> RemoveAsync(Guid id, Guid personId) => http.SendAsync(HttpMethod.Delete, $"{Root}/{id}/members/{personId}");

    /// <param name="reason">Needed by who stands down after accepting.</param>
    public Task<Answer> AnswerAsync(Guid id, bool accept, string? reason) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/answer", new { accept, reason });

    public Task<Answer<InterestDeclaration>> DeclarationAsync(Guid id) => http.GetAsync<InterestDeclaration>($"{Root}/{id}/declaration");

    public Task<Answer> DeclareAsync(Guid id, DeclaredInterests interests) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/declaration", interests);

    public Task<Answer<IReadOnlyList<JurorConflict>>> ConflictsAsync(Guid id) => http.GetAsync<IReadOnlyList<JurorConflict>>($"{Root}/{id}/conflicts");

    public Task<Answer> AddSeatAsync(Guid id, Guid personId, string reason) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/reserves/seat", new { personId, reason });

    public Task<Answer> OrderReservesAsync(Guid id, IReadOnlyList<Guid> personIds, string reason) => http.SendAsync(HttpMethod.Put, $"{Root}/{id}/reserves", new { personIds, reason });

    public Task<Answer> AskToChairAsync(Guid id, Guid personId, string reason) => http.SendAsync(HttpMethod.Put, $"{Root}/{id}/chair", new { personId, reason });

    public Task<Answer> AnswerChairAsync(Guid id, bool accept) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/chair/answer", new { accept });

    public Task<Answer<JuryAssignment>> AssignmentAsync(Guid id) => http.GetAsync<JuryAssignment>($"{Root}/{id}/assignment");

    /// <param name="reviews">Jurors for each submission.</param>
    /// <param name="load">The most that one juror gets; as little as can be when null.</param>
    /// <param name="aim">Keep, total or weakest.</param>
    public Task<Answer<AssignmentProposal>> ProposeAssignmentAsync(Guid id, int reviews, int? load, string aim) =>
        http.GetAsync<AssignmentProposal>($"{Root}/{id}/assignment/proposal?reviews={reviews}&aim={aim}{(load is { } most ? $"&load={most}" : "")}");

    /// <summary>With as few changes as can be, after something that was assigned is gone.</summary>
    public Task<Answer<AssignmentProposal>> ProposeRepairAsync(Guid id) => http.GetAsync<AssignmentProposal>($"{Root}/{id}/assignment/proposal?aim=repair");

    public Task<Answer> AssignAsync(Guid id, IReadOnlyList<AssignmentPair> pairs) => http.SendAsync(HttpMethod.Put, $"{Root}/{id}/assignment", new { pairs });

    public Task<Answer<IReadOnlyList<JurorProgress>>> ProgressAsync(Guid id) => http.GetAsync<IReadOnlyList<JurorProgress>>($"{Root}/{id}/progress");

    public Task<Answer<IReadOnlyList<JurySubmission>>> SubmissionsAsync(Guid id) => http.GetAsync<IReadOnlyList<JurySubmission>>($"{Root}/{id}/submissions");

    public Task<Answer<AnonymousSubmission>> SubmissionAsync(Guid id, string alias) => http.GetAsync<AnonymousSubmission>(Of(id, alias));

    public Task<Answer> ClearAsync(Guid id, string alias) => http.SendAsync(HttpMethod.Post, $"{Of(id, alias)}/clearance");

    public Task<Answer<JuryPractice>> PracticeAsync(Guid id) => http.GetAsync<JuryPractice>($"{Root}/{id}/practice");

    /// <param name="items">Two, or none for the pair that is built in.</param>
    public Task<Answer> StartPracticeAsync(Guid id, IReadOnlyList<PracticeText> items) => http.SendAsync(HttpMethod.Put, $"{Root}/{id}/practice", new { items });

    public Task<Answer> AnswerPracticeAsync(Guid id, IReadOnlyList<PracticeScores> items) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/practice/scores", new { items });

    public Task<Answer> SaveScoresAsync(Guid id, string alias, IReadOnlyList<JuryScore> scores) => http.SendAsync(HttpMethod.Put, $"{Of(id, alias)}/scores", new { scores });

    public Task<Answer<IReadOnlyList<OtherScores>>> OtherScoresAsync(Guid id, string alias) => http.GetAsync<IReadOnlyList<OtherScores>>($"{Of(id, alias)}/scores");

    public Task<Answer> LockAsync(Guid id, string alias) => http.SendAsync(HttpMethod.Post, $"{Of(id, alias)}/lock");

    public Task<Answer> RecuseAsync(Guid id, string alias, string reason) => http.SendAsync(HttpMethod.Post, $"{Of(id, alias)}/recusal", new { reason });

    public Task<HttpResponseMessage> DownloadAsync(Guid id, string alias, Guid fileId, CancellationToken cancel) =>
        http.GetAsync($"{Of(id, alias)}/files/{fileId}", HttpCompletionOption.ResponseHeadersRead, cancel);

    public Task<Answer<JuryRanking>> RankingAsync(Guid id) => http.GetAsync<JuryRanking>($"{Root}/{id}/ranking");

    /// <param name="name"><c>scores.csv</c>, <c>ranking.csv</c>, <c>dossier.xlsx</c> or <c>dossier.zip</c>.</param>
    public Task<HttpResponseMessage> ExportAsync(Guid id, string name, CancellationToken cancel) =>
        http.GetAsync($"{Root}/{id}/exports/{Uri.EscapeDataString(name)}", HttpCompletionOption.ResponseHeadersRead, cancel);

    public Task<Answer<RankingShifts>> ShiftsAsync(Guid id) => http.GetAsync<RankingShifts>($"{Root}/{id}/ranking/shifts");

    public Task<Answer<IReadOnlyList<AskedReopening>>> ReopeningsAsync(Guid id) => http.GetAsync<IReadOnlyList<AskedReopening>>($"{Root}/{id}/reopenings");

    public Task<Answer> AskReopeningAsync(Guid id, string alias, string reason) => http.SendAsync(HttpMethod.Post, $"{Of(id, alias)}/reopening", new { reason });

    /// <param name="personId">Who asked.</param>
    public Task<Answer> DecideReopeningAsync(Guid id, Guid personId, string alias, bool allow) =>
        http.SendAsync(HttpMethod.Post, $"{Of(id, alias)}/reopenings/{personId}/{(allow ? "approval" : "refusal")}");

    public Task<Answer<RankingCertainty>> CertaintyAsync(Guid id) => http.GetAsync<RankingCertainty>($"{Root}/{id}/ranking/analysis");

    private static string Of(Guid id, string alias) => $"{Root}/{id}/submissions/{Uri.EscapeDataString(alias)}";
}
