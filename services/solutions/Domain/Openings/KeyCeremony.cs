using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Openings;

/// <summary>
/// How a strict challenge gets its key, and how it is used: each named officer collects a card; when all have one the key is made and dealt out; in the opening
/// as many officers as are needed give their card. Its id is the challenge's.
/// </summary>
internal sealed class KeyCeremony : Entity
{
    private readonly List<OpeningCard> _cards = [];

    private KeyCeremony()
    {
    }

    public KeyCeremony(Guid challengeId) => Id = challengeId;

    public Guid OrganisationId { get; private set; }

    public LocalizedText Title { get; private set; } = new();

    /// <summary>Of the approval that asked for it: each approval begins anew, with fresh cards.</summary>
    public int Number { get; private set; }

    /// <summary>How many officers must give their card.</summary>
    public int Threshold { get; private set; }

    public IReadOnlyList<OpeningCard> Cards => _cards;

    /// <summary>How many officers have their card. Kept, so that of two who collect theirs in the same instant one sees the other.</summary>
    public int Collected { get; private set; }

    /// <summary>When the key was made and dealt out; null until every officer has a card.</summary>
    public DateTimeOffset? ReadyAt { get; private set; }

    public int Given => _cards.Count(card => card.GivenAt is not null);

    public OpeningCard? CardOf(Guid personId) => _cards.FirstOrDefault(card => card.PersonId == personId);

    /// <summary>Asks the officers to collect their card; earlier cards are worth nothing from here.</summary>
    public void Begin(Guid organisationId, LocalizedText title, int number, int threshold, IReadOnlyList<NamedOfficer> officers)
    {
        (OrganisationId, Title, Number, Threshold, Collected, ReadyAt) = (organisationId, title, number, threshold, 0, null);
        _cards.Clear();
        _cards.AddRange(officers.Select((officer, index) => new OpeningCard
        {
            Id = Alias.NewId(), PersonId = officer.PersonId, PersonName = officer.Name, OrganisationName = officer.OrganisationName, Place = index + 1,
        }));
        Raise(new CardsWereAsked(Id, Title, organisationId, [.. officers.Select(officer => officer.PersonId)]));
    }

    /// <summary>Whether this officer may still draw a card; who showed to have one keeps it.</summary>
    public Result<OpeningCard> MayDraw(Guid personId)
    {
        if (CardOf(personId) is not { } card)
            return OpeningErrors.NoCard;
        return card.CheckedAt is null ? card : OpeningErrors.CardCollected;
    }

    /// <summary>Whether this officer still has to show to have the card.</summary>
    public Result<OpeningCard> MayCheck(Guid personId)
    {
        var card = MayDraw(personId);
        return card is { Failed: false, Value.DrawnAt: null } ? OpeningErrors.CardNotDrawn : card;
    }

    /// <summary>The officer showed to have the card.</summary>
    /// <returns>True when it was the last one: the key can be made.</returns>
    public bool Checked(OpeningCard card, DateTimeOffset now)
    {
        card.Checked(now);
        return ++Collected == _cards.Count;
    }

    /// <summary>The key was made; its private half lies on the cards only.</summary>
    /// <param name="sealedShares">For each card in order.</param>
    public void Dealt(IReadOnlyList<byte[]> sealedShares, DateTimeOffset now)
    {
        for (var i = 0; i < _cards.Count; i++)
            _cards[i].Receive(sealedShares[i]);
        ReadyAt = now;
        Raise(new KeysBecameReady(Id, Title, OrganisationId, Number));
    }

    /// <summary>Whether this officer can give the card now.</summary>
    /// <param name="now">By the database's clock.</param>
    public Result<OpeningCard> MayGive(Guid personId, ChallengeBrief brief, DateTimeOffset now)
    {
        if (CardOf(personId) is not { } card)
            return OpeningErrors.NoCard;
        if (Opening.WhetherPossible(brief, now) is { Failed: true } refused)
            return Result<OpeningCard>.From(refused);
        if (ReadyAt is null)
            return OpeningErrors.KeysNotReady;
        return card.GivenAt is null ? card : OpeningErrors.ShareGiven;
    }

    /// <summary>The officer gave the card. The other officers hear how many are still needed.</summary>
    public void Gave(OpeningCard card, DateTimeOffset now)
    {
        card.Given(now);
        if (Given < Threshold)
            Raise(new CardWasGiven(Id, Title, OrganisationId, card.PersonName, Threshold - Given, [.. _cards.Where(each => each.GivenAt is null).Select(each => each.PersonId)]));
    }
}

internal sealed record CardsWereAsked(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, IReadOnlyList<Guid> OfficerIds) : DomainEvent;

internal sealed record KeysBecameReady(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, int Number) : DomainEvent;

internal sealed record CardWasGiven(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, string PersonName, int StillNeeded, IReadOnlyList<Guid> OfficerIds) : DomainEvent;
