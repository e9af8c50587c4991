using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Domain.Juries;

/// <summary>Where not every review has its place: why, and what would give it one.</summary>
internal sealed partial class Proposing
{
    private ProposedShortage Tell(Shortage shortage) => new(
        [.. shortage.Submissions.Select(row => _entrants[row].Alias)], shortage.Needed, [.. shortage.Full.Select(juror => _jurors[juror].PersonId)], shortage.Places, shortage.Once,
        _locked.Count(pair => shortage.Submissions.Contains(pair.Row)),
        [.. from row in shortage.Submissions from juror in Ready() where _jury.IsConflicted(juror, _entrants[row]) select new Pair(juror.PersonId, _entrants[row].Alias)],
        [.. Ready().Where(juror => shortage.Submissions.Any(row => !_jury.IsConflicted(juror, _entrants[row]) && !MayGet(juror, row))).Select(juror => juror.PersonId)]);

    private IEnumerable<JuryMember> Ready() => _jurors.Where(juror => juror.IsReady);

    /// <param name="most">The most that a further juror gets.</param>
    /// <param name="loadsOf">The most that each juror may get, where nobody may get more than some load.</param>
    private ProposedRemedy RemedyOf(int[] wanted, int most, Func<int, int[]> loadsOf, IReadOnlyList<Shortage> shortages, int missing)
    {
        var (loads, standby) = (loadsOf(most), _jury.OnStandby());
        var jurors = FewestJurors.Of(wanted, loads, _fits, most);
        var beyond = Beyond(standby.Count);
        return new ProposedRemedy(
            jurors, (missing + jurors - 1) / jurors, Halving.First(most, _entrants.Count, load => Solve(wanted, loadsOf(load), _fits).Missing == 0),
            [.. standby.Select(member => StandbyOf(member, [.. shortages.SelectMany(shortage => shortage.Submissions).Distinct().Order()]))],
            beyond == 0 ? Halving.First(0, standby.Count, count => Beyond(count) == 0) : null, beyond);

        int Beyond(int count) => FewestJurors.Of(
            wanted, [.. loads, .. standby.Take(count).Select(member => Math.Min(most, member.Wish?.AtMost ?? most))],
            [.. _fits, .. standby.Take(count).Index().SelectMany(member => RowsOf(member.Item).Select(row => new Fit(row, loads.Length + member.Index, 0)))], most);
    }

    private IEnumerable<int> RowsOf(JuryMember member) => Enumerable.Range(0, _entrants.Count).Where(row => MayGet(member, row));

    private StandbyMember StandbyOf(JuryMember member, IReadOnlyList<int> rows) => new(
        member.PersonId, member.Name, member.Seat, member.State, member.Declaration is not null, [.. rows.Where(row => !MayGet(member, row)).Select(row => _entrants[row].Alias)]);
}
