using Market.Challenges.Domain;

namespace Market.Challenges.Features.Browsing;

/// <summary>The catalogue in two stretches, each of which an index gives in order: the open ones, the soonest deadline first; then the others, the latest first.</summary>
internal static class CatalogueOrder
{
    public static IQueryable<Challenge> SoonestFirst(this IQueryable<Challenge> listed) => listed
        .OrderBy(challenge => challenge.SortDate).ThenBy(challenge => challenge.RecencyKey);

    public static IQueryable<Challenge> LatestFirst(this IQueryable<Challenge> listed) => listed
        .OrderByDescending(challenge => challenge.SortDate).ThenByDescending(challenge => challenge.RecencyKey);

    /// <summary>What is open comes first and apart.</summary>
    public static IQueryable<Challenge> NotOpen(this IQueryable<Challenge> listed, DateTimeOffset now) =>
        listed.Where(challenge => challenge.State != ChallengeState.Published || challenge.SortDate <= now);

    public static IQueryable<Challenge> InStage(this IQueryable<Challenge> listed, ChallengeStage stage, DateTimeOffset now) => stage switch
    {
        ChallengeStage.Open => listed.Where(challenge => challenge.State == ChallengeState.Published && challenge.SortDate > now),
        ChallengeStage.Closed => listed.Where(challenge => (challenge.State == ChallengeState.Published || challenge.State == ChallengeState.Judging) && challenge.SortDate <= now),
        ChallengeStage.Judging => listed.Where(challenge => challenge.State == ChallengeState.Judging),
        ChallengeStage.Awarded => listed.Where(challenge => challenge.State == ChallengeState.Awarded),
        ChallengeStage.Cancelled => listed.Where(challenge => challenge.State == ChallengeState.Cancelled),
        ChallengeStage.Archived => listed.Where(challenge => challenge.State == ChallengeState.Archived),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Not listed"),
    };
}
