namespace Market.Solutions.Domain.Juries;

/// <summary>Why a juror does not judge any more what was assigned.</summary>
public enum LossCause
{
    /// <summary>The market found a link to the team, or the juror declared one.</summary>
    Conflict,

    /// <summary>The juror said not to be free to judge it.</summary>
    Recused,

    StoodDown,
}

/// <summary>That a juror lost what was assigned. Never undone.</summary>
/// <param name="LockedAt">When the scores were made final that count no more; null when they were not.</param>
/// <param name="Open">Nobody has taken the place, and the chair has not set the assignment since.</param>
internal sealed record Loss(Guid PersonId, string Name, string Alias, LossCause Cause, DateTimeOffset At, bool Open, DateTimeOffset? LockedAt = null);

/// <summary>What was assigned and is gone: who is told, and what is left to repair.</summary>
internal sealed partial class Jury
{
    /// <summary>The oldest first.</summary>
    public IReadOnlyList<Loss> Losses { get; private set; } = [];

    /// <summary>A place is open unless a reserve took it over, or the market assigns the submission itself because the chair may not know of it.</summary>
    /// <param name="dropped">Pairs that may not be; what a reserve would have taken over was never held.</param>
    private void NoteLosses(IEnumerable<Assignment> dropped, IReadOnlyList<Assignment> before, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        var known = before.Select(pair => (pair.PersonId, pair.Alias)).ToHashSet();
        List<Assignment> lost = [.. dropped.Where(pair => known.Contains((pair.PersonId, pair.Alias)))];
        if (lost.Count == 0)
            return;
        var taken = Assignments.Where(pair => !known.Contains((pair.PersonId, pair.Alias))).CountBy(pair => pair.Alias).ToDictionary();
        var hidden = Chair is { } chair ? entrants.Where(entrant => IsConflicted(chair, entrant)).Select(entrant => entrant.Alias).ToHashSet() : [];
        List<Loss> losses = [.. from service in lost.GroupBy(pair => pair.Alias)
                                from pair in service.Index()
                                select LossOf(pair.Item, !hidden.Contains(service.Key) && pair.Index >= taken.GetValueOrDefault(service.Key), now)];
        Losses = [.. Losses, .. losses];
        TellOf(losses);
    }

    private Loss LossOf(Assignment pair, bool open, DateTimeOffset now) =>
        new(pair.PersonId, Members.First(member => member.PersonId == pair.PersonId).Name, pair.Alias, CauseOf(pair), now, open, pair.LockedAt);

    private LossCause CauseOf(Assignment pair) => pair switch
    {
        _ when Active(pair.PersonId) is null => LossCause.StoodDown,
        _ when Recusals.Any(recusal => recusal.PersonId == pair.PersonId && recusal.Alias == pair.Alias) => LossCause.Recused,
        _ => LossCause.Conflict,
    };

    /// <summary>Aliases of what the chair may not know of and nobody in the jury can judge. Somebody must be brought in, and neither chair nor body learns for which.</summary>
    public IReadOnlyList<string> Stranded { get; private set; } = [];

    /// <summary>What <see cref="Stranded"/> should be.</summary>
    internal IReadOnlyList<string> StrandedOf(IEnumerable<Entrant> entrants) => Chair is { } chair
        ? [.. entrants.Where(entrant => IsConflicted(chair, entrant) && Assignments.All(pair => pair.Alias != entrant.Alias)).Select(entrant => entrant.Alias)]
        : [];

    private void NoteStranded(IReadOnlyList<Entrant> entrants)
    {
        var stranded = StrandedOf(entrants);
        if (stranded.Except(Stranded).Any())
            Raise(new JurorIsNeeded(Id, Title, OrganisationId));
        if (!stranded.SequenceEqual(Stranded))
            Stranded = stranded;
    }

    /// <summary>The chair, whose stage it changes, hears of what the chair has no part in as much when a reopening did it as when a loss did: so the news does not tell which.</summary>
    private void TellFallenOpen()
    {
        if (Chair is { IsReady: true } chair)
            Raise(new ScoringFellOpen(Id, Title, chair.PersonId));
    }

    /// <summary>Who recused or stood down knows it; the chair hears of open places only, because others may be about what the chair may not know of.</summary>
    private void TellOf(IReadOnlyList<Loss> losses)
    {
        IReadOnlyList<Guid> jurorIds = [.. losses.Where(loss => loss.Cause == LossCause.Conflict).Select(loss => loss.PersonId).Distinct()];
        var chairId = losses.Any(loss => loss.Open) && Chair is { IsReady: true } chair ? chair.PersonId : (Guid?)null;
        if (jurorIds.Count > 0 || chairId is not null)
            Raise(new AssignmentsWereTaken(Id, Title, jurorIds, chairId));
    }
}
