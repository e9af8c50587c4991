using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Juries.Reporting;

public enum ContradictionKind
{
    /// <summary>A remark that praises beside a score of at most 4.</summary>
    PraiseForLowScore,

    /// <summary>A remark that blames beside a score of at least 8.</summary>
    BlameForHighScore,

    /// <summary>It is called the best and does not stand first.</summary>
    RankClaim,

    /// <summary>A criterion is under its minimum, and neither observations nor points to clarify say anything.</summary>
    MinimumUnexplained,
}

/// <param name="Word">That gave rise to it; empty when none did.</param>
/// <param name="CriterionId">Null for what the report itself says.</param>
/// <param name="Juror">Number, for a juror's remark.</param>
internal sealed record Contradiction(ContradictionKind Kind, string Word, Guid? CriterionId, int? Juror);

/// <summary>
/// Where a letter to a team says something else than its scores. It looks for some dozens of words in Dutch, English and French, and knows that "not" before a word turns it round; it understands no
/// irony, comparison or longer sentence, so it warns and refuses nothing.
/// </summary>
internal static class Contradictions
{
    private const int LowTenths = 40;

    private const int HighTenths = 80;

    /// <summary>Words before a word that can turn it round.</summary>
    private const int Reach = 2;

    private static readonly HashSet<string> Praise =
    [
        "overtuigend", "overtuigende", "uitstekend", "uitstekende", "schitterend", "schitterende", "sterk", "sterke", "voortreffelijk", "voortreffelijke", "uitmuntend", "uitmuntende",
        "convincing", "excellent", "outstanding", "strong", "superb", "impressive",
        "convaincant", "convaincante", "convaincants", "convaincantes", "excellente", "excellents", "excellentes", "remarquable", "remarquables", "solide", "solides",
    ];

    private static readonly HashSet<string> Blame =
    [
        "zwak", "zwakke", "onvoldoende", "ontoereikend", "ontoereikende", "onduidelijk", "onduidelijke", "gebrekkig", "gebrekkige", "onhaalbaar", "onhaalbare", "ondermaats", "ondermaatse",
        "weak", "insufficient", "unconvincing", "poor", "unclear", "inadequate", "unfeasible",
        "faible", "faibles", "insuffisant", "insuffisante", "insuffisants", "insuffisantes", "lacunaire", "lacunaires", "irrealiste", "irrealistes", "mediocre", "mediocres",
    ];

    private static readonly HashSet<string> Negators = ["niet", "geen", "weinig", "nauwelijks", "amper", "not", "no", "never", "hardly", "little", "pas", "peu", "non", "aucun", "aucune", "guere"];

    private static readonly HashSet<string> Best = ["beste", "hoogste", "winnaar", "best", "highest", "winner", "meilleur", "meilleure", "laureat", "laureate"];

    private static readonly HashSet<string> First = ["eerste", "first", "premier", "premiere"];

    private static readonly HashSet<string> Place = ["plaats", "rang", "prijs", "place", "rank", "prize", "prix"];

    /// <param name="sheets">Of the submission, in the order in which jurors are numbered.</param>
    /// <param name="row">Of the submission, in the ranking that the reader may know.</param>
    public static IReadOnlyList<Contradiction> Find(ReportSection section, IReadOnlyList<ScoreSheet> sheets, RankingRow row) =>
    [
        .. new[] { section.Merits, section.Observations, section.ToClarify }.SelectMany(text => Claims(text, row, null, null)).Distinct(),
        .. sheets.SelectMany((sheet, index) => sheet.Scores.SelectMany(score => InRemark(score, index + 1, row))),
        .. section.Observations.Length + section.ToClarify.Length > 0 ? [] : row.Criteria.Where(mean => mean.BelowMinimum)
            .Select(mean => new Contradiction(ContradictionKind.MinimumUnexplained, "", mean.CriterionId, null)),
    ];

    private static IEnumerable<Contradiction> InRemark(Score score, int juror, RankingRow row)
    {
        var words = PlainWords.Of(score.Remark).Words;
        if (score.Tenths <= LowTenths && FirstOf(words, Praise, negated: false) is { } praise)
            yield return new Contradiction(ContradictionKind.PraiseForLowScore, praise, score.CriterionId, juror);
        if (score.Tenths >= HighTenths && (FirstOf(words, Blame, negated: false) ?? FirstOf(words, Praise, negated: true)) is { } blame)
            yield return new Contradiction(ContradictionKind.BlameForHighScore, blame, score.CriterionId, juror);
        foreach (var claim in Claims(score.Remark, row, score.CriterionId, juror))
            yield return claim;
    }

    private static IEnumerable<Contradiction> Claims(string text, RankingRow row, Guid? criterion, int? juror)
    {
        var words = PlainWords.Of(text).Words;
        if (row.Rank == 1)
            yield break;
        if (FirstOf(words, Best, negated: false) is { } best)
            yield return new Contradiction(ContradictionKind.RankClaim, best, criterion, juror);
        if (words.Zip(words.Skip(1)).FirstOrDefault(pair => First.Contains(pair.First) && Place.Contains(pair.Second)) is { First: not null } place)
            yield return new Contradiction(ContradictionKind.RankClaim, $"{place.First} {place.Second}", criterion, juror);
    }

    private static string? FirstOf(IReadOnlyList<string> words, HashSet<string> wanted, bool negated) =>
        words.Where((word, at) => wanted.Contains(word) && negated == words.Skip(Math.Max(0, at - Reach)).Take(Math.Min(at, Reach)).Any(Negators.Contains)).FirstOrDefault();
}
