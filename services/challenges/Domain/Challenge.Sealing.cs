using Market.Kernel;

namespace Market.Challenges.Domain;

public enum SealingLevel
{
    /// <summary>Two persons of the body open; the key lies wrapped under the market's master key.</summary>
    Standard,

    /// <summary>Named officers open with cards; nobody else can, not even the market.</summary>
    Strict,
}

/// <summary>Who opens the submissions at the strict level: any <paramref name="Threshold"/> of the named officers, each with the own card.</summary>
internal sealed record StrictSealing(IReadOnlyList<Guid> OfficerIds, int Threshold)
{
    public const int FewestOfficers = 2;
    public const int MostOfficers = 7;

    public IEnumerable<Error> Faults()
    {
        if (OfficerIds.Count is < FewestOfficers or > MostOfficers || OfficerIds.Distinct().Count() != OfficerIds.Count)
            yield return ChallengeErrors.OfficerCount;
        else if (Threshold < FewestOfficers || Threshold > OfficerIds.Count)
            yield return ChallengeErrors.OfficerThreshold(OfficerIds.Count);
    }
}

/// <summary>How the submissions are sealed. Frozen from publication; a strict challenge is published once its key is dealt out to its officers.</summary>
internal sealed partial class Challenge
{
    /// <summary>Null at the standard level.</summary>
    public StrictSealing? Strict { get; private set; }

    /// <summary>How often its officers were asked to collect cards: once for each approval.</summary>
    public int CardRounds { get; private set; }

    /// <summary>Every officer has a card of the last round.</summary>
    public bool KeysReady { get; private set; }

    public bool WaitsForCards => Strict is not null && !KeysReady;

    /// <param name="strict">Null for the standard level.</param>
    public Result SetSealing(StrictSealing? strict, Actor actor, DateTimeOffset now) =>
        Edit(actor, now, strict?.Faults() ?? [], () => Strict = strict);

    /// <summary>Every officer has a card. Nothing happens when that was for an earlier approval.</summary>
    public void TakeKeys(int round)
    {
        if (Strict is not null && round == CardRounds && ChallengeLifecycle.Allows(State, ChallengeAction.Publish))
            KeysReady = true;
    }

    /// <summary>Each approval asks for new cards: who was named, or what was lost, may have changed.</summary>
    private void AskForCards()
    {
        KeysReady = false;
        if (Strict is not null)
            CardRounds++;
    }
}
