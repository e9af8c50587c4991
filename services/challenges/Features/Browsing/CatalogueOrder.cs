using Market.Challenges.Domain;

namespace Market.Challenges.Features.Browsing;

/// <summary>The catalogue in two stretches, each of which an index gives in order: the open ones, the soonest deadline first; then the others, the latest first.</summary>
internal static class CatalogueOrder
{
    public static IQueryable<Challenge> Open(IQueryable<Challenge> listed, DateTimeOffset now) => listed
        .Where(challenge => challenge.State == ChallengeState.Published && challenge.SortDate > now)
        .OrderBy(challenge => challenge.SortDate).ThenBy(challenge => challenge.RecencyKey);

    public static IQueryable<Challenge> Others(IQueryable<Challenge> listed, ChallengeStage? stage, DateTimeOffset now) =>
        InStage(listed, stage, now).OrderByDescending(challenge => challenge.SortDate).ThenByDescending(challenge => challenge.RecencyKey);

    /// <summary>Those of a stage; of every stage but open when null.</summary>
    public static IQueryable<Challenge> InStage(IQueryable<Challenge> listed, ChallengeStage? stage, DateTimeOffset now) => stage switch
    {
        null => listed.Where(challenge => challenge.State != ChallengeState.Published || challenge.SortDate <= now),
        ChallengeStage.Open => listed.Where(challenge => challenge.State == ChallengeState.Published && challenge.SortDate > now),
        ChallengeStage.Closed => listed.Where(challenge => (challenge.State == ChallengeState.Published && challenge.SortDate <= now) || challenge.State == ChallengeState.Judging),
        ChallengeStage.Judging => listed.Where(challenge => challenge.State == ChallengeState.Judging),
        ChallengeStage.Awarded => listed.Where(challenge => challenge.State == ChallengeState.Awarded),
        ChallengeStage.Cancelled => listed.Where(challenge => challenge.State == ChallengeState.Cancelled),
        ChallengeStage.Archived => listed.Where(challenge => challenge.State == ChallengeState.Archived),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Not listed"),
    };
}
