using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>A past challenge of another platform, as it will be kept.</summary>
/// <param name="Source">System and id in it are its identity: the same pair is the same challenge.</param>
/// <param name="Organisation">Name of the body that ran it, never empty.</param>
/// <param name="Hash">Of all that was read, to see a change.</param>
internal sealed record PastChallenge(
    ChallengeSource Source, string Hash, string Language, string Title, string? Summary, string Organisation, ProcessType? Process,
    DateTimeOffset? Start, DateTimeOffset? End, long? PrizeTotalCents, string PrizeCurrency, IReadOnlyList<Prize> Prizes,
    IReadOnlyList<Criterion> Criteria, IReadOnlyList<HtmlSection> Sections)
{
    public string Key => KeyOf(Source.System, Source.ExternalId);

    public static string KeyOf(string system, string externalId) => $"{system}:{externalId}";
}
