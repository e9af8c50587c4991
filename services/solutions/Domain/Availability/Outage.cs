using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Availability;

/// <summary>For as long as this, nobody could submit anything: from the last moment at which the market knew that it could, to the next.</summary>
internal sealed class Outage : Entity
{
    private Outage()
    {
    }

    public DateTimeOffset From { get; private init; }

    public DateTimeOffset Until { get; private init; }

    public static Outage Between(DateTimeOffset from, DateTimeOffset until) => new() { Id = Guid.CreateVersion7(until), From = from, Until = until };

    /// <summary>It took time from the teams of a challenge: its body hears what an equal extension would be.</summary>
    public void TookTimeFrom(ChallengeBrief brief, OutageLoss loss) =>
        Raise(new TimeWasLost(brief.Id, brief.Title, brief.OrganisationId, brief.Deadline, loss));
}

internal sealed record TimeWasLost(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, DateTimeOffset Deadline, OutageLoss Loss) : DomainEvent;
