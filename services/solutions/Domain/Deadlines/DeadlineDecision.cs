using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Deadlines;

/// <summary>Another deadline, as two persons of the body confirmed it.</summary>
/// <param name="Number">1, 2, 3 … for each challenge.</param>
/// <param name="AfterOutage">Meant as the extension after an outage: it may come when the deadline has passed, as long as nothing was opened.</param>
internal sealed record DeadlineWish(int Number, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, LocalizedText Reason, bool AfterOutage);

/// <summary>A bid and the organisations that work on it.</summary>
internal sealed record BidTeam(Guid SolutionId, IReadOnlyList<Guid> OrganisationIds);

/// <summary>What became of a wish for another deadline: taken or refused, once, with the moment by the database's clock.</summary>
internal sealed class DeadlineDecision : Entity
{
    private DeadlineDecision()
    {
    }

    public Guid ChallengeId { get; private init; }

    public int Number { get; private init; }

    public DateTimeOffset Previous { get; private init; }

    /// <summary>In force since <see cref="DecidedAt"/>, unless refused.</summary>
    public DateTimeOffset Deadline { get; private init; }

    public DateTimeOffset OpeningFrom { get; private init; }

    public DateTimeOffset DecidedAt { get; private init; }

    /// <summary>Error code; null when the wish was taken.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Decides, and moves the brief's deadline when it can be. The caller holds the brief alone, so that nothing is accepted or started meanwhile.</summary>
    /// <param name="teams">Every bid; whoever works on an answer keeps a deadline from coming forward.</param>
    /// <param name="hasOpening">Whether somebody began to open the submissions.</param>
    /// <param name="hadOutage">Whether the market's own record says that time was lost before the deadline.</param>
    /// <param name="now">By the database's clock.</param>
    public static DeadlineDecision Of(DeadlineWish wish, ChallengeBrief brief, IReadOnlyList<BidTeam> teams, bool hasOpening, bool hadOutage, DateTimeOffset now)
    {
        var previous = brief.Deadline;
        var refusal = WhyItStays(wish, brief, teams.Count > 0, hasOpening, wish.AfterOutage && hadOutage, now);
        var decision = new DeadlineDecision
        {
            Id = Guid.CreateVersion7(now),
            ChallengeId = brief.Id,
            Number = wish.Number,
            Previous = previous,
            Deadline = wish.Deadline,
            OpeningFrom = wish.OpeningFrom,
            DecidedAt = now,
            Refusal = refusal?.Code,
        };
        if (refusal is null)
            brief.MoveDeadline(wish);
        decision.Raise(refusal is null
            ? new DeadlineWasMoved(decision.Id, brief.Id, brief.Title, brief.OrganisationId, wish, previous, now, teams)
            : new DeadlineWasKept(brief.Id, brief.Title, brief.OrganisationId, wish.Number, refusal.Code, now));
        return decision;
    }

    private static Error? WhyItStays(DeadlineWish wish, ChallengeBrief brief, bool hasBids, bool hasOpening, bool afterOutage, DateTimeOffset now)
    {
        if (brief.Cancelled)
            return DeadlineErrors.Cancelled;
        if (hasOpening || brief.OpenedAt is not null)
            return DeadlineErrors.OpeningBegan;
        if (brief.Deadline <= now && !afterOutage)
            return DeadlineErrors.Over;
        if (wish.Deadline >= brief.Deadline)
            return wish.Deadline > now ? null : DeadlineErrors.TooSoon;
        if (hasBids)
            return DeadlineErrors.HasDrafts;
        return wish.Deadline >= now + DeadlineRules.ShorteningNotice ? null : DeadlineErrors.TooSoon;
    }
}

internal sealed record DeadlineWasMoved(
    Guid DecisionId, Guid ChallengeId, LocalizedText Title, Guid OrganisationId, DeadlineWish Wish, DateTimeOffset Previous, DateTimeOffset MovedAt, IReadOnlyList<BidTeam> Teams) : DomainEvent;

internal sealed record DeadlineWasKept(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, int Number, string Code, DateTimeOffset RefusedAt) : DomainEvent;
