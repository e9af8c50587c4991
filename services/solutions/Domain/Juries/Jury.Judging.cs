using Market.Kernel;
using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Domain.Juries;

/// <summary>Interests, assignment and locking.</summary>
internal sealed partial class Jury
{
    private ByPair<Assignment>? _assigned;

    /// <summary>Whether the member must not see or judge the submission: an own or declared organisation took part, the market found a chain that weighs as much, or the member was recused.</summary>
    public bool IsConflicted(JuryMember member, Entrant entrant) =>
        member.HasInterestIn(entrant) || IsFound(member.PersonId, entrant.Alias) || Recusals.Any(recusal => recusal.PersonId == member.PersonId && recusal.Alias == entrant.Alias);

    /// <summary>What a member may know of: the chair all that is free of conflict, a juror what is assigned. Nothing before the declaration.</summary>
    public IReadOnlyList<Entrant> VisibleTo(JuryMember member, IReadOnlyList<Entrant> entrants) => [.. entrants.Where(entrant => MaySee(member, entrant))];

    /// <summary>As <see cref="VisibleTo"/>, for one submission.</summary>
    public bool MaySee(JuryMember member, Entrant entrant) =>
        member.IsReady && (member.Chair || IsAssigned(member.PersonId, entrant.Alias)) && !IsConflicted(member, entrant) && !member.HasJoined(entrant);

    public bool IsAssigned(Guid personId, string alias) => Find(personId, alias) is not null;

    public bool HasLockedAll(Guid personId) => Assignments.Where(pair => pair.PersonId == personId).All(pair => pair.LockedAt is not null);

    /// <summary>Declares interests, and what the member knows much of. Before the assignment the declaration may be corrected; after it interests are only added.</summary>
    /// <param name="ties">Null leaves them as they were declared.</param>
    /// <param name="derived">What follows for all members once this is declared; null when nobody looked.</param>
    public Result Declare(
        Guid personId, IReadOnlyList<Guid> organisationIds, string statement, bool confirmed, IReadOnlyList<Entrant> entrants, DateTimeOffset now, string expertise = "",
        DeclaredTies? ties = null, IReadOnlyList<Finding>? derived = null, JurorWish? wish = null)
    {
        if (Active(personId) is not { } member)
            return Error.NotFound();
        if (member.State != MemberState.Accepted)
            return JuryErrors.AcceptFirst;
        if (IsSettled)
            return JuryErrors.Settled;
        if (!confirmed)
            return JuryErrors.DeclarationNotConfirmed;
        if (statement.Length > MaxReason)
            return JuryErrors.StatementTooLong;
        if (expertise.Length > MaxReason)
            return JuryErrors.ExpertiseTooLong;
        if (wish?.Avoids.Length > MaxReason)
            return JuryErrors.AvoidsTooLong;
        if (wish?.AtMost < 1)
            return JuryErrors.AtMostRange;
        var declaration = new Declaration([.. organisationIds.Distinct()], statement, now, expertise, ties ?? member.Declaration?.Ties, wish);
        if (AssignedAt is not null && member.Declaration is { } before && !declaration.Keeps(before))
            return JuryErrors.DeclarationOnlyAdditions;
        Replace(member with { Declaration = declaration });
        TakeOver(derived ?? Findings);
        Reconsider(entrants, now);
        return Result.Done;
    }

    /// <summary>A juror recognises a submission and loses it at once; scores given for it count no longer.</summary>
    public Result Recuse(Guid personId, string alias, string? reason, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Active(personId) is not { } member || !KnowsOf(member, alias, entrants))
            return Error.NotFound();
        if (IsSettled)
            return JuryErrors.Settled;
        if (string.IsNullOrWhiteSpace(reason))
            return JuryErrors.ReasonMissing;
        if (reason.Length > MaxReason)
            return JuryErrors.ReasonTooLong;
        Recusals = [.. Recusals, new Recusal(personId, alias, reason, now)];
        Reconsider(entrants, now);
        return Result.Done;
    }

    /// <summary>
    /// The chair says who judges what, for the submissions that the chair may know of; all earlier pairs of those are replaced,
    /// except that a locked or reopened one cannot be left out. So once the scoring is complete reviews can only be added.
    /// </summary>
    /// <param name="chair">An accepted chair who has declared.</param>
    public Result Assign(JuryMember chair, IReadOnlyList<Pair> pairs, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (IsSettled)
            return JuryErrors.Settled;
        var visible = VisibleTo(chair, entrants).ToDictionary(entrant => entrant.Alias);
        var errors = pairs.Select((pair, index) => Check(pair, index, visible)).OfType<Error>().ToList();
        if (errors.Count > 0)
            return Result.Refused(errors);
        if (Assignments.Any(old => IsScored(old) && visible.ContainsKey(old.Alias) && !pairs.Contains(new Pair(old.PersonId, old.Alias))))
            return JuryErrors.AssignmentScored;
        var before = Assignments;
        Assignments = [.. before.Where(old => !visible.ContainsKey(old.Alias)), .. pairs.Distinct().Select(pair => Find(pair.PersonId, pair.Alias) ?? new Assignment(pair.PersonId, pair.Alias))];
        AssignedAt ??= now;
        Losses = [.. Losses.Select(loss => visible.ContainsKey(loss.Alias) ? loss with { Open = false } : loss)];
        Reconsider(entrants, now, before);
        return Result.Done;
    }

    /// <summary>Notes that a juror locked a sheet; the last one completes the scoring.</summary>
    public Result Lock(Guid personId, string alias, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Find(personId, alias) is not { } pair)
            return Error.NotFound();
        Assignments = [.. Assignments.Select(other => other == pair ? pair with { LockedAt = pair.LockedAt ?? now } : other)];
        TryComplete(entrants, now);
        return Result.Done;
    }

    /// <summary>Whether a score was final once: nobody leaves it out to be rid of it.</summary>
    private bool IsScored(Assignment pair) => pair.LockedAt is not null || WasReopened(pair.PersonId, pair.Alias);

    private Assignment? Find(Guid personId, string alias)
    {
        if (_assigned?.IsOf(Assignments) != true)
            _assigned = new ByPair<Assignment>(Assignments, pair => (pair.PersonId, pair.Alias));
        return _assigned.Find(personId, alias);
    }

    private Error? Check(Pair pair, int index, Dictionary<string, Entrant> visible)
    {
        if (!visible.TryGetValue(pair.Alias, out var entrant))
            return JuryErrors.AliasUnknown(index);
        if (Active(pair.PersonId) is not { IsReady: true } member)
            return JuryErrors.NotReady(index);
        if (IsConflicted(member, entrant))
            return JuryErrors.Conflicted(index);
        return HasCompared(member) && !IsAssigned(pair.PersonId, pair.Alias) ? JuryErrors.HasCompared(index) : null;
    }

    /// <summary>Whether the member could read the scores of all submissions, and so judges no other one: nobody scores after a neighbour.</summary>
    public bool HasCompared(JuryMember member) => FirstCompletedAt is not null && (member.Chair || ChairChanges.Any(change => change.FromId == member.PersonId));

    /// <summary>After a change of interests, members or pairs: drops what may not be, covers what the chair may not see, and looks whether all is locked.</summary>
    private void Reconsider(IReadOnlyList<Entrant> entrants, DateTimeOffset now, IReadOnlyList<Assignment>? before = null)
    {
        if (AssignedAt is null)
            return;
        before ??= Assignments;
        var byAlias = entrants.ToDictionary(entrant => entrant.Alias);
        var stays = Assignments.ToLookup(pair => Active(pair.PersonId) is { IsReady: true } member && !IsConflicted(member, byAlias[pair.Alias]));
        Assignments = [.. stays[true]];
        CoverHiddenFromChair(entrants);
        NoteStranded(entrants);
        var toldOf = Losses.Count;
        NoteLosses(stays[false], before, entrants, now);
        Announce(before);
        var wasComplete = IsCompleted;
        // What falls away or is added makes another ranking, which is told anew.
        if (!before.Select(pair => (pair.PersonId, pair.Alias)).ToHashSet().SetEquals(Assignments.Select(pair => (pair.PersonId, pair.Alias))))
            CompletedAt = null;
        TryComplete(entrants, now);
        if (wasComplete && !IsCompleted && Losses.Count > toldOf && !Losses.Skip(toldOf).Any(loss => loss.Open))
            TellFallenOpen();
    }

    /// <summary>
    /// What the chair may not know of cannot be assigned by the chair, and telling somebody else which those are would give the
    /// submitter away. So the market assigns them itself: to every juror who may judge them. Once all was scored, only what has no juror left.
    /// </summary>
    private void CoverHiddenFromChair(IReadOnlyList<Entrant> entrants)
    {
        if (Chair is not { } chair)
            return;
        var missing = entrants.Where(entrant => IsConflicted(chair, entrant) && (FirstCompletedAt is null || Assignments.All(pair => pair.Alias != entrant.Alias)))
            .SelectMany(entrant => Members.Where(member => member.IsReady && !IsConflicted(member, entrant)).Select(member => new Assignment(member.PersonId, entrant.Alias)))
            .Where(pair => !IsAssigned(pair.PersonId, pair.Alias));
        Assignments = [.. Assignments, .. missing];
    }

    private void Announce(IReadOnlyList<Assignment> before)
    {
        var known = before.Select(pair => (pair.PersonId, pair.Alias)).ToHashSet();
        foreach (var personId in Assignments.Where(pair => !known.Contains((pair.PersonId, pair.Alias))).Select(pair => pair.PersonId).Distinct())
            Raise(new SubmissionsWereAssigned(Id, Title, personId, Assignments.Count(pair => pair.PersonId == personId)));
    }

    private void TryComplete(IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (AssignedAt is null || IsCompleted || Chair is not { State: MemberState.Accepted } chair)
            return;
        if (Assignments.Any(pair => pair.LockedAt is null) || entrants.Any(entrant => Assignments.All(pair => pair.Alias != entrant.Alias)))
            return;
        CompletedAt = now;
        Raise(new ScoringWasCompleted(Id, Title, OrganisationId, chair.PersonId, FirstCompletedAt is not null));
        FirstCompletedAt ??= now;
    }
}
