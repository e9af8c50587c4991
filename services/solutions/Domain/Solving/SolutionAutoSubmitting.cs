using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Solving;

internal sealed partial class Solution
{
    /// <summary>Who of the lead had the market submit the draft just before the deadline; null: nobody.</summary>
    public Guid? AutoSubmitBy { get; private set; }

    /// <summary>The lead lets the market submit the draft just before the deadline, if it is complete then and nothing was submitted; or does so no longer.</summary>
    public Result LetMarketSubmit(Solver by, bool on, ChallengeBrief brief, DateTimeOffset now)
    {
        if (Allows(by.OrganisationId, SolutionAction.AutoSubmit, brief, now) is { Failed: true } refused)
            return refused;
        AutoSubmitBy = on ? by.PersonId : null;
        return Result.Done;
    }
}
