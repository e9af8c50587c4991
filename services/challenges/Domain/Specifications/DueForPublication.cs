using System.Linq.Expressions;

using Market.Kernel;

namespace Market.Challenges.Domain.Specifications;

/// <summary>Scheduled, and the time has come.</summary>
internal sealed class DueForPublication(DateTimeOffset now) : Specification<Challenge>
{
    public override Expression<Func<Challenge, bool>> Condition =>
        challenge => challenge.State == ChallengeState.Scheduled && challenge.PublishAt <= now;
}
