namespace Market.Solutions.Domain.Openings;

/// <summary>A person who is named to open a strict challenge.</summary>
internal sealed record NamedOfficer(Guid PersonId, string Name, string OrganisationName);

public enum CardState
{
    /// <summary>The officer did not collect it yet.</summary>
    Waiting,

    /// <summary>It was shown, once; the officer still has to show to have it.</summary>
    Drawn,

    /// <summary>The officer typed the code over from the card.</summary>
    Checked,

    /// <summary>The officer gave it in the opening.</summary>
    Given,
}

/// <summary>The card of one opening officer: what the market keeps of it. The code on it is kept nowhere (see <c>CardSeal</c>).</summary>
internal sealed class OpeningCard
{
    /// <summary>Random.</summary>
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string OrganisationName { get; init; }

    /// <summary>1, 2, 3 … in the order in which the officers were named.</summary>
    public required int Place { get; init; }

    /// <summary>For which shares are sealed.</summary>
    public byte[] PublicHalf { get; private set; } = [];

    /// <summary>Sealed under the code on the card.</summary>
    public byte[] SealedPrivate { get; private set; } = [];

    /// <summary>Shares sealed for this card: its own first, then those that other officers gave.</summary>
    public IReadOnlyList<byte[]> Shares { get; private set; } = [];

    public DateTimeOffset? DrawnAt { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    public DateTimeOffset? GivenAt { get; private set; }

    public CardState State => this switch
    {
        { GivenAt: not null } => CardState.Given,
        { CheckedAt: not null } => CardState.Checked,
        { DrawnAt: not null } => CardState.Drawn,
        _ => CardState.Waiting,
    };

    public void Drawn(byte[] publicHalf, byte[] sealedPrivate, DateTimeOffset now) => (PublicHalf, SealedPrivate, DrawnAt) = (publicHalf, sealedPrivate, now);

    public void Checked(DateTimeOffset now) => CheckedAt = now;

    public void Receive(byte[] share) => Shares = [.. Shares, share];

    public void Given(DateTimeOffset now) => GivenAt = now;
}
