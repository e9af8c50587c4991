using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>A published challenge of the own organisation, with the state of its opening.</summary>
/// <param name="State"><c>sealed</c>, <c>proposed</c> or <c>opened</c>.</param>
public sealed record OpeningRow(
    Guid ChallengeId, LocalizedText Title, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, string State, DateTimeOffset? OpenedAt, int? Submissions, bool Cancelled);

/// <param name="Submissions">Only once it is opened.</param>
public sealed record OpeningDetail(
    Guid ChallengeId, string? ChallengeSlug, LocalizedText Title, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, DateTimeOffset ServerTime, string State, Guid? ProposedBy, string? ProposedByName,
    DateTimeOffset? ProposedAt, string? ConfirmedByName, DateTimeOffset? OpenedAt, int? Submissions, bool Cancelled, bool CanPropose, bool CanConfirm,
    IReadOnlyList<OpeningLine>? Record, IReadOnlyList<NotOpened>? Refused = null, IReadOnlyList<OpeningTry>? Attempts = null);

/// <summary>One submission as it lay on the table, under its alias.</summary>
public sealed record OpeningLine(string Alias, DateTimeOffset ReceivedAt, string ContentHash);

/// <summary>Something received that is damaged, or not what its receipt says.</summary>
/// <param name="Reason"><c>unreadable</c>, <c>hashDiffers</c>, <c>fileUnreadable</c> or <c>fileHashDiffers</c>.</param>
public sealed record NotOpened(string ReceiptNumber, DateTimeOffset ReceivedAt, string Sha256, string Reason);

/// <summary>An attempt to open before the time or alone.</summary>
public sealed record OpeningTry(DateTimeOffset At, string PersonName, string Step, string Code);

/// <summary>The solutions service, for the body that opens what it received.</summary>
public sealed class OpeningsClient(HttpClient http)
{
    private const string Root = "/api/openings";

    public Task<Answer<IReadOnlyList<OpeningRow>>> ListAsync() => http.GetAsync<IReadOnlyList<OpeningRow>>(Root);

    public Task<Answer<OpeningDetail>> FindAsync(Guid challengeId) => http.GetAsync<OpeningDetail>($"{Root}/{challengeId}");

    public Task<Answer> ProposeAsync(Guid challengeId) => http.SendAsync(HttpMethod.Post, $"{Root}/{challengeId}/proposal");

    public Task<Answer> ConfirmAsync(Guid challengeId) => http.SendAsync(HttpMethod.Post, $"{Root}/{challengeId}/confirmation");
}
