using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>That a person wants to hear about a challenge.</summary>
internal sealed class Follow : Entity
{
    private Follow()
    {
    }

    public Guid ChallengeId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public static Follow Start(Guid id, Guid challengeId, Guid personId, DateTimeOffset now)
    {
        var follow = new Follow { Id = id, ChallengeId = challengeId, PersonId = personId, Since = now };
        follow.Raise(new Followed(challengeId, personId));
        return follow;
    }

    /// <summary>To be called just before the row is removed.</summary>
    public void Stop() => Raise(new Unfollowed(ChallengeId, PersonId));
}
