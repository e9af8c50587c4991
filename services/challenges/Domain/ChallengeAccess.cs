using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>Who acts, as far as a challenge cares.</summary>
internal sealed record Actor(Guid PersonId, string Name, Guid? OrganisationId, string OrganisationName, bool IsOfficer, bool IsApprover)
{
    public static readonly Actor Anonymous = new(Guid.Empty, "", null, "", false, false);

    /// <summary>The organisation whose unpublished challenges the actor may see; null when there is none.</summary>
    public Guid? Team => IsOfficer || IsApprover ? OrganisationId : null;
}

/// <summary>Who may do what to a challenge, apart from whether its state allows it.</summary>
internal static class ChallengeAccess
{
    /// <summary>Published challenges are everyone's; others only of the officers and approvers of the organisation, not even of administrators.</summary>
    public static bool MaySee(Challenge challenge, Actor actor) => challenge.IsListed || IsTeam(challenge, actor);

    public static bool IsTeam(Challenge challenge, Actor actor) => actor.Team == challenge.OrganisationId;

    /// <summary>Null when the actor may, else the refusal.</summary>
    public static Error? Refusal(Challenge challenge, ChallengeAction action, Actor actor) => action switch
    {
        ChallengeAction.Approve => IsApprover(challenge, actor) ? OwnWork(challenge, actor) : ChallengeErrors.NotYours,
        ChallengeAction.Return or ChallengeAction.ConfirmDeadline or ChallengeAction.WithdrawDeadline => IsApprover(challenge, actor) || IsOfficer(challenge, actor) ? null : ChallengeErrors.NotYours,
        ChallengeAction.Edit or ChallengeAction.Delete or ChallengeAction.RequestApproval
            or ChallengeAction.Publish or ChallengeAction.Schedule or ChallengeAction.Cancel or ChallengeAction.ProposeDeadline => IsOfficer(challenge, actor) ? null : ChallengeErrors.NotYours,
        // The clock and the solutions service act, never a person.
        _ => ChallengeErrors.NotYours,
    };

    private static bool IsOfficer(Challenge challenge, Actor actor) => actor.IsOfficer && actor.OrganisationId == challenge.OrganisationId;

    private static bool IsApprover(Challenge challenge, Actor actor) => actor.IsApprover && actor.OrganisationId == challenge.OrganisationId;

    /// <summary>Four eyes: who wrote any part of it cannot be the second person.</summary>
    private static Error? OwnWork(Challenge challenge, Actor actor) =>
        challenge.AuthorId == actor.PersonId || challenge.EditorIds.Contains(actor.PersonId) ? ChallengeErrors.OwnWork : null;
}
