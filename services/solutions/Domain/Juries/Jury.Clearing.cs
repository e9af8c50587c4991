using Market.Kernel;

namespace Market.Solutions.Domain.Juries;

/// <summary>Each submission is read only after a declaration about that one (Belgian royal decree of 18 April 2017, art. 81).</summary>
internal sealed partial class Jury
{
    /// <summary>A member says to have no interest in a submission, and may read it from then on. Who has one recuses instead. Said again, the first time counts.</summary>
    public Result Clear(Guid personId, string alias, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Active(personId) is not { } member || !KnowsOf(member, alias, entrants))
            return Error.NotFound();
        if (!member.HasCleared(alias))
            Replace(member with { Clearances = [.. member.Clearances, new Clearance(alias, now)] });
        return Result.Done;
    }
}
