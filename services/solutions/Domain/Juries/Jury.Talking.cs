namespace Market.Solutions.Domain.Juries;

/// <summary>Who talks about a submission, and who lets a question go to the team behind it.</summary>
internal sealed partial class Jury
{
    /// <summary>
    /// Whether the member discusses the submission: knows of it, and made own scores of it final once, so that nobody scores after a neighbour. A chair who
    /// does not judge it has none to lock.
    /// </summary>
    public bool MayDiscuss(JuryMember member, string alias, IReadOnlyList<Entrant> entrants) =>
        KnowsOf(member, alias, entrants) && (Find(member.PersonId, alias) is not { LockedAt: null } || WasReopened(member.PersonId, alias));

    /// <summary>Who discusses it at this moment.</summary>
    public IReadOnlyList<JuryMember> Discussing(string alias, IReadOnlyList<Entrant> entrants) => [.. Members.Where(member => MayDiscuss(member, alias, entrants))];

    /// <summary>The chair lets a question go; where the chair may not know of the submission, another juror of it than who asks.</summary>
    public bool MayRelease(JuryMember member, Guid askedBy, string alias, IReadOnlyList<Entrant> entrants) =>
        KnowsOf(member, alias, entrants) && (Chair is { } chair && KnowsOf(chair, alias, entrants) ? member.Chair : member.PersonId != askedBy);

    public bool KnowsOf(JuryMember member, string alias, IReadOnlyList<Entrant> entrants) => entrants.FirstOrDefault(entrant => entrant.Alias == alias) is { } entrant && MaySee(member, entrant);

    private bool WasReopened(Guid personId, string alias) =>
        Reopenings.Any(asked => asked.State == ReopeningState.Allowed && asked.PersonId == personId && asked.Alias == alias);
}
