using Market.Kernel;

namespace Market.Solutions.Domain.Solving;

/// <summary>A person acting as a solver for the own organisation.</summary>
/// <param name="Automatic">The market acts, because this person asked for it before.</param>
internal sealed record Solver(Guid PersonId, Guid OrganisationId, string OrganisationName, bool Automatic = false);

/// <summary>What an organisation is in a bid.</summary>
public enum TeamRole
{
    None,

    /// <summary>Asked, did not answer yet: knows that the bid exists, not what is in it.</summary>
    Invited,
    Partner,
    Lead,
}

/// <summary>Who may do what with a solution. To everyone outside the team it does not exist, administrators included.</summary>
internal static class SolutionAccess
{
    private static readonly HashSet<SolutionAction> OfPartners =
        [SolutionAction.View, SolutionAction.Edit, SolutionAction.Attach, SolutionAction.Detach, SolutionAction.Answer];

    private static readonly HashSet<SolutionAction> OfInvited = [SolutionAction.Answer];

    public static Result Allows(TeamRole role, SolutionAction action) => role switch
    {
        TeamRole.Lead => action == SolutionAction.Answer ? SolutionErrors.NotInvited : Result.Done,
        TeamRole.Partner => OfPartners.Contains(action) ? Result.Done : SolutionErrors.LeadOnly,
        TeamRole.Invited => OfInvited.Contains(action) ? Result.Done : Error.NotFound(),
        _ => Error.NotFound(),
    };
}
