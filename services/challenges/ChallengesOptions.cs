namespace Market.Challenges;

/// <summary>Settings of this service, section <c>Market:Challenges</c>.</summary>
public sealed class ChallengesOptions
{
    public const string Section = "Market:Challenges";

    /// <summary>How often scheduled challenges are looked at; also how late a publication can be.</summary>
    public TimeSpan PublicationInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How old the counts beside the filters may be.</summary>
    public TimeSpan FacetAge { get; set; } = TimeSpan.FromSeconds(2);
}
