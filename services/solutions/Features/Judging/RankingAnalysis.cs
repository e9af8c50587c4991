using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Analysing;

namespace Market.Solutions.Features.Judging;

/// <summary>Puts together what is known of one complete ranking, with jurors by number.</summary>
internal sealed class RankingAnalysis
{
    /// <summary>More would be read by nobody.</summary>
    private const int MostFlips = 5;

    private readonly JuryRoom _room;
    private readonly IReadOnlyList<RankingCriterion> _criteria;
    private readonly IReadOnlyList<RankingRow> _rows;
    private readonly Dictionary<string, int> _indices;
    private readonly JurorNumbers _numbers;
    private readonly JurorScore[] _totals;
    private readonly Robustness _robustness;
    private readonly SeverityFit? _fit;

    /// <param name="sheets">Locked and counting ones.</param>
    public RankingAnalysis(JuryRoom room, IReadOnlyList<ScoreSheet> sheets)
    {
        (_room, _criteria) = (room, RankingCriterion.Of(room.Brief.Criteria));
        _robustness = new Robustness(_criteria, sheets);
        // A criterion on which everybody abstained leaves nothing to compare.
        _rows = [.. _robustness.Rows.Where(row => row.TotalHundredths is not null)];
        _indices = _rows.Index().ToDictionary(row => row.Item.Alias, row => row.Index);
        _numbers = new JurorNumbers(sheets);
        _totals = [.. SheetTotals.Of(_criteria, [.. sheets.Where(sheet => _indices.ContainsKey(sheet.Alias))])
            .Select(each => new JurorScore(_indices[each.Sheet.Alias], _numbers.Of(each.Sheet.JurorId) - 1, each.Total))];
        _fit = _totals.Length == 0 ? null : SeverityModel.Fit(_totals, _rows.Count, Jurors.Count);
    }

    private IReadOnlyList<Guid> Jurors => _numbers.People;

    private int Places => Math.Max(1, _room.Brief.PrizeCents.Count);

    private List<int> Eligible => [.. _rows.Where(row => row.Eligible).Select(row => _indices[row.Alias])];

    public GetRankingAnalysisReply Reply() => new(
        true, Places, Two(_fit?.Noise), Two(_fit?.Spread), Preferences.Condorcet(_totals, _rows.Count) is { } index ? _rows[index].Alias : null,
        Submissions(), AnalysedJurors(),
        [.. _robustness.Weights().Select(range => new AnalysedWeight(range.CriterionId, _criteria.Single(criterion => criterion.Id == range.CriterionId).Weight, range.Low, range.Below, range.High, range.Above))],
        [.. _robustness.Flips(MostFlips).Select(flip => new AnalysedFlip(_numbers.Of(flip.JurorId), flip.Alias, flip.CriterionId, flip.From / 10m, flip.To / 10m, flip.Firsts))],
        _room is { IsChair: true, Jury.IsSettled: false } ? Next() : null);

    private List<AnalysedSubmission> Submissions()
    {
        var (borda, schulze) = (Preferences.Borda(_totals, _rows.Count), Preferences.Schulze(_totals, _rows.Count));
        var chances = _fit is null ? new Dictionary<int, RankChance>() : RankChances.Of(_fit, Eligible, Places);
        return [.. _rows.Select((row, index) =>
        {
            var chance = chances.GetValueOrDefault(index);
            return new AnalysedSubmission(
                row.Rank, row.Alias, _room.TitleOf(row.Alias), row.TotalHundredths!.Value / 100m, _totals.Count(total => total.Submission == index), Of(_fit?.Merits[index]),
                Two(chance?.ExpectedRank), Two(chance?.First), Two(chance?.Top), Two(chance?.BeatsNext), Two(borda[index])!.Value, schulze?[index]);
        })];
    }

    private List<AnalysedJuror> AnalysedJurors()
    {
        var without = _robustness.WithoutEach().ToDictionary(each => each.JurorId);
        return [.. Jurors.Select((juror, index) =>
        {
            var left = without.GetValueOrDefault(juror);
            return new AnalysedJuror(index + 1, _totals.Count(total => total.Juror == index), Of(_fit?.Severities[index]), left?.Firsts ?? [], left?.Moved ?? 0, left?.Unjudged ?? _rows.Count);
        })];
    }

    /// <summary>Who still could judge one of the two between which the last winning place lies, and would tell most.</summary>
    private AnalysedReview? Next()
    {
        if (_fit is null || Eligible is not { Count: > 1 } eligible)
            return null;
        var last = Math.Min(Places, eligible.Count - 1);
        var possible = from entrant in _room.Entrants
                       where _indices.ContainsKey(entrant.Alias)
                       from juror in Jurors.Index()
                       where _room.Jury!.Active(juror.Item) is { IsReady: true } member && !_room.Jury.HasCompared(member) && !_room.Jury.IsConflicted(member, entrant) && !_room.Jury.IsAssigned(juror.Item, entrant.Alias)
                       select (_indices[entrant.Alias], juror.Index);
        return NextReview.Between(_fit, eligible[last - 1], eligible[last], possible) is { } next
            ? new AnalysedReview(_rows[next.Submission].Alias, Jurors[next.Juror], _room.Jury!.Active(Jurors[next.Juror])!.Name)
            : null;
    }

    private static AnalysedInterval? Of(Interval? interval) => interval is { } of ? new AnalysedInterval(Two(of.Mean)!.Value, Two(of.Low)!.Value, Two(of.High)!.Value) : null;

    private static decimal? Two(double? number) => number is { } value ? Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero) : null;
}
