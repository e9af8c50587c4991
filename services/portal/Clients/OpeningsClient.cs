using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>A published challenge of the own organisation, with the state of its opening.</summary>
/// <param name="State"><c>sealed</c>, <c>proposed</c> or <c>opened</c>.</param>
public sealed record OpeningRow(
    Guid ChallengeId, LocalizedText Title, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, string State, DateTimeOffset? OpenedAt, int? Submissions, bool Cancelled,
    int? CardsNeeded = null);

/// <param name="Submissions">Only once it is opened.</param>
/// <param name="CardsNeeded">How many cards open it; null at the standard level.</param>
/// <param name="CanGive">The reader has a card that can be given now.</param>
/// <param name="Clock">Whose clock decided: <c>sqlite</c> or <c>postgres</c>.</param>
public sealed record OpeningDetail(
    Guid ChallengeId, string? ChallengeSlug, LocalizedText Title, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, DateTimeOffset ServerTime, string State, Guid? ProposedBy, string? ProposedByName,
    DateTimeOffset? ProposedAt, string? ConfirmedByName, DateTimeOffset? OpenedAt, int? Submissions, bool Cancelled, bool CanPropose, bool CanConfirm,
    IReadOnlyList<OpeningLine>? Record, IReadOnlyList<NotOpened>? Refused = null, IReadOnlyList<OpeningTry>? Attempts = null,
    int? CardsNeeded = null, IReadOnlyList<OfficerCard>? Cards = null, bool CanGive = false, string? Clock = null)
{
    public bool IsStrict => CardsNeeded is not null;

    /// <summary>How many officers gave their card.</summary>
    public int Given => (Cards ?? []).Count(card => card.GivenAt is not null);
}

/// <summary>One submission as it lay on the table, under its alias.</summary>
public sealed record OpeningLine(string Alias, DateTimeOffset ReceivedAt, string ContentHash, IReadOnlyList<string>? FileHashes = null);

/// <summary>Something received that is damaged, or not what its receipt says.</summary>
/// <param name="Reason"><c>unreadable</c>, <c>hashDiffers</c>, <c>fileUnreadable</c> or <c>fileHashDiffers</c>.</param>
public sealed record NotOpened(string ReceiptNumber, DateTimeOffset ReceivedAt, string Sha256, string Reason);

/// <summary>An attempt to open before the time or alone.</summary>
public sealed record OpeningTry(DateTimeOffset At, string PersonName, string Step, string Code);

/// <summary>How far the cards of a strict challenge are.</summary>
/// <param name="Mine">State of the reader's own card; null without one.</param>
public sealed record CardCeremony(
    Guid ChallengeId, LocalizedText Title, int Threshold, IReadOnlyList<OfficerCard> Cards, DateTimeOffset? ReadyAt, string? Mine, bool CanDraw, bool CanCheck, DateTimeOffset? MineDrawnAt = null);

/// <param name="State"><c>waiting</c>, <c>drawn</c>, <c>checked</c> or <c>given</c>.</param>
public sealed record OfficerCard(string PersonName, string OrganisationName, string State, DateTimeOffset? CheckedAt, DateTimeOffset? GivenAt);

/// <summary>A card as it is shown once.</summary>
public sealed record DrawnCard(string Code, int Place, int Cards, int Threshold, LocalizedText Title);

public sealed record OwnCard(Guid ChallengeId, LocalizedText Title, string State, bool Published);

public sealed record OpeningCandidate(Guid PersonId, string Name, string OrganisationName);

/// <summary>The solutions service, for the body that opens what it received.</summary>
public sealed class OpeningsClient(HttpClient http)
{
    private const string Root = "/api/openings";

    public Task<Answer<IReadOnlyList<OpeningRow>>> ListAsync() => http.GetAsync<IReadOnlyList<OpeningRow>>(Root);

    public Task<Answer<OpeningDetail>> FindAsync(Guid challengeId) => http.GetAsync<OpeningDetail>($"{Root}/{challengeId}");

    public Task<Answer<IReadOnlyList<OpeningCandidate>>> CandidatesAsync() => http.GetAsync<IReadOnlyList<OpeningCandidate>>($"{Root}/candidates");

    /// <summary>The reader's own cards.</summary>
    public Task<Answer<IReadOnlyList<OwnCard>>> OwnCardsAsync() => http.GetAsync<IReadOnlyList<OwnCard>>($"{Root}/cards");

    public Task<Answer<CardCeremony>> CardsAsync(Guid challengeId) => http.GetAsync<CardCeremony>($"{Root}/{challengeId}/cards");

    public Task<Answer<DrawnCard>> DrawCardAsync(Guid challengeId) => http.SendAsync<DrawnCard>(HttpMethod.Post, $"{Root}/{challengeId}/cards");

    public Task<Answer> CheckCardAsync(Guid challengeId, string code) => http.SendAsync(HttpMethod.Post, $"{Root}/{challengeId}/cards/check", new { code });

    public Task<Answer> GiveCardAsync(Guid challengeId, string code) => http.SendAsync(HttpMethod.Post, $"{Root}/{challengeId}/cards/gift", new { code });

    public Task<Answer> ProposeAsync(Guid challengeId) => http.SendAsync(HttpMethod.Post, $"{Root}/{challengeId}/proposal");

    public Task<Answer> ConfirmAsync(Guid challengeId) => http.SendAsync(HttpMethod.Post, $"{Root}/{challengeId}/confirmation");
}
