using System.Linq.Expressions;

using Market.Kernel;

namespace Market.Challenges.Domain.Specifications;

/// <summary>What this actor may see: the listed, and all of the actor's own public body. The query's form of <see cref="ChallengeAccess.MaySee"/>.</summary>
internal sealed class SeenBy(Actor actor) : Specification<Challenge>
{
    public override Expression<Func<Challenge, bool>> Condition =>
        actor.Team is { } team ? challenge => challenge.IsListed || challenge.OrganisationId == team : challenge => challenge.IsListed;
}
