namespace Market.Challenges.Domain;

/// <summary>Whether the harm is accidental (safety), intended (security) or both. Stored as a number: append only.</summary>
public enum ChallengeOrigin
{
    Safety,
    Security,
    Both,
}

/// <summary>The links of the safety chain. Stored as bits: append only.</summary>
public enum SafetyPhase
{
    ProAction,
    Prevention,
    Preparation,
    Response,
    Recovery,
}

/// <summary>Stored as a number: append only.</summary>
public enum ProcessType
{
    ExpressionOfInterest,
    MarketConsultation,
    Idea,
    DesignContest,
    PreCommercialProcurement,
}

/// <summary>A set of phases as bits, so that one index serves every combination of filters.</summary>
internal static class PhaseBits
{
    public static int Of(IEnumerable<SafetyPhase> phases) => phases.Aggregate(0, (bits, phase) => bits | Of(phase));

    public static int Of(SafetyPhase phase) => 1 << (int)phase;

    public static IReadOnlyList<SafetyPhase> ToList(int bits) => [.. Enum.GetValues<SafetyPhase>().Where(phase => (bits & Of(phase)) != 0)];
}
