namespace Market.Hosting.Access.StepUp;

/// <summary>What an act of weight asks of a sign-in, section <c>Market:StepUp</c>; the same in every process.</summary>
public sealed class StepUpOptions
{
    public const string Section = "Market:StepUp";

    /// <summary>How long ago the second factor may have been shown.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The <c>acr</c> value that the issuer is asked for.</summary>
    public string Ask { get; set; } = AcrTable.SecondFactor;

    /// <summary>The <c>acr</c> values of the issuer that stand for a second factor. Empty: those of <see cref="AcrTable"/>.</summary>
    public List<string> AcrValues { get; } = [];

    public bool IsSecondFactor(string acr) => AcrValues.Count > 0 ? AcrValues.Contains(acr) : AcrTable.OfSecondFactor.Contains(acr);
}
