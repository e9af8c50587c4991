using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Domain.Juries;

/// <summary>What the market finds out about how its members are linked to the teams.</summary>
internal sealed partial class Jury
{
    /// <summary>Chains from members to teams. Those that weigh as a conflict keep a member from a submission; the others are for the chair to weigh.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    private ByPair<Finding>? _found;

    /// <summary>Whether something links the member to the team that the chair should weigh.</summary>
    public bool IsWarned(JuryMember member, Entrant entrant) => Heaviest(member.PersonId, entrant.Alias) is not null;

    /// <summary>Something changed in what the market knows: what follows from it now. Assignments that may not be go at once; once the report is issued nothing changes.</summary>
    /// <param name="derived">Everything that follows now.</param>
    public void NoteFindings(IReadOnlyList<Finding> derived, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (IsSettled)
            return;
        TakeOver(derived);
        Reconsider(entrants, now);
    }

    /// <summary>From the assignment on a conflict stays with the very chain that was found, also when its cause is gone and another stands: nobody gets back what was taken away, and the reason can be read.</summary>
    private void TakeOver(IReadOnlyList<Finding> derived)
    {
        var known = derived.Select(KeyOf).ToHashSet();
        var gone = AssignedAt is null ? [] : Findings.Where(finding => finding.Weight == ConflictWeight.Conflict && !known.Contains(KeyOf(finding)));
        Findings = [.. derived.Concat(gone).OrderByDescending(finding => finding.Weight)];
    }

    private bool IsFound(Guid personId, string alias) => Heaviest(personId, alias)?.Weight == ConflictWeight.Conflict;

    private Finding? Heaviest(Guid personId, string alias)
    {
        if (_found?.IsOf(Findings) != true)
            _found = new ByPair<Finding>(Findings, finding => (finding.PersonId, finding.Alias));
        return _found.Find(personId, alias);
    }

    private static (Guid PersonId, string Alias, string Path) KeyOf(Finding finding) => (finding.PersonId, finding.Alias, finding.Path);
}
