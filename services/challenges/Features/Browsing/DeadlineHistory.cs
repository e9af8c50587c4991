using Market.Challenges.Domain;
using Market.Kernel;

namespace Market.Challenges.Features.Browsing;

/// <summary>A change of the deadline: everyone reads those that came into force, the body's own people all of them, and who did it.</summary>
/// <param name="DecidedAt">Since when it is in force, or was refused or withdrawn.</param>
/// <param name="RefusedBecause">Error code.</param>
public sealed record DeadlineMoveView(
    int Number, DateTimeOffset Previous, DateTimeOffset Deadline, DateTimeOffset OpeningFrom, LocalizedText Reason, DeadlineMoveState State,
    DateTimeOffset ProposedAt, string? ProposedByName, string? ConfirmedByName, DateTimeOffset? DecidedAt, string? RefusedBecause);

/// <summary>What the body's people may do about the deadline now.</summary>
/// <param name="Earliest">A deadline that is brought forward is not before this.</param>
/// <param name="Prepared">The equal extension after the market was down; null when there is none.</param>
public sealed record DeadlineDesk(bool CanPropose, bool CanConfirm, bool CanWithdraw, DateTimeOffset ServerTime, DateTimeOffset Earliest, PreparedExtension? Prepared);

/// <param name="MinutesLost">Whole minutes that the market was down, rounded up.</param>
public sealed record PreparedExtension(DateTimeOffset Deadline, DateTimeOffset From, DateTimeOffset Until, int MinutesLost);

internal static class DeadlineHistory
{
    public static IReadOnlyList<DeadlineMoveView> ToDeadlineMoves(this Challenge challenge, bool isTeam) =>
        [.. challenge.DeadlineMoves.Where(move => isTeam || move.State == DeadlineMoveState.Applied).Select(move => ToView(move, isTeam))];

    public static DeadlineDesk ToDeadlineDesk(this Challenge challenge, Actor actor, DateTimeOffset now)
    {
        var open = challenge.OpenDeadlineMove;
        var waits = open is { State: DeadlineMoveState.Proposed };
        var reachable = now < challenge.Deadline || challenge.OutageExtension is not null;
        return new DeadlineDesk(
            CanPropose: open is null && reachable && challenge.Allows(ChallengeAction.ProposeDeadline, actor),
            CanConfirm: waits && open!.ProposedBy != actor.PersonId && challenge.Allows(ChallengeAction.ConfirmDeadline, actor),
            CanWithdraw: waits && challenge.Allows(ChallengeAction.WithdrawDeadline, actor),
            now, now + DeadlineRules.ShorteningNotice, ToView(challenge.OutageExtension, now));
    }

    private static DeadlineMoveView ToView(DeadlineMove move, bool isTeam) => new(
        move.Number, move.Previous, move.Deadline, move.OpeningFrom, move.Reason, move.State, move.ProposedAt,
        isTeam ? move.ProposedByName : null, isTeam ? move.ConfirmedByName : null, move.DecidedAt, move.RefusedBecause);

    /// <summary>When the deadline has passed meanwhile, the prepared one leaves the notice that the rules ask for.</summary>
    private static PreparedExtension? ToView(OutageExtension? prepared, DateTimeOffset now)
    {
        if (prepared is null)
            return null;
        // An hour more than the least, because the second person needs time as well.
        var earliest = prepared.Previous <= now ? now + DeadlineRules.ReopeningNotice + TimeSpan.FromHours(1) : prepared.Deadline;
        return new PreparedExtension(
            prepared.Deadline > earliest ? prepared.Deadline : earliest, prepared.From, prepared.Until, (int)Math.Ceiling(prepared.Lost.TotalMinutes));
    }
}
