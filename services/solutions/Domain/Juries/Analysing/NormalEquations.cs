namespace Market.Solutions.Domain.Juries.Analysing;

/// <summary>
/// The scores summed to what the model needs of them. Submissions are eliminated (their equations are diagonal): what is left has one row for each juror
/// and, where some score is <see cref="JurorScore.Related"/>, one more for the preference. That is Henderson's mixed model equations (1975) absorbed.
/// </summary>
internal sealed class NormalEquations
{
    private readonly int[] _first;
    private readonly int[] _jurors;
    private readonly int[] _related;

    /// <exception cref="ArgumentException">A submission has no score.</exception>
    public NormalEquations(ReadOnlySpan<JurorScore> scores, int submissions, int jurors)
    {
        (Scores, Submissions, Jurors) = (scores.Length, submissions, jurors);
        (_first, _jurors, _related, Means) = (new int[submissions + 1], new int[scores.Length], new int[submissions], new double[submissions]);
        var asked = false;
        foreach (var score in scores)
        {
            _first[score.Submission + 1]++;
            Means[score.Submission] += score.Value;
            asked |= score.Related;
        }

        Group(scores, jurors, asked);
    }

    public int Scores { get; }

    public int Submissions { get; }

    public int Jurors { get; }

    /// <summary>Whether the preference has a row, the last one.</summary>
    public bool AsksPreference => Left.Size > Jurors;

    /// <summary>Of each submission: the plain mean.</summary>
    public double[] Means { get; }

    /// <summary>Z′MZ, where M takes the submissions' means out.</summary>
    public SymmetricMatrix Left { get; private set; } = new(0);

    /// <summary>Z′My.</summary>
    public double[] Right { get; private set; } = [];

    /// <summary>y′My: the squares around the submissions' means.</summary>
    public double Squares { get; private set; }

    /// <summary>Scores that are left to learn the noise from.</summary>
    public int Freedom => Scores - Submissions - (AsksPreference ? 1 : 0);

    public int Count(int submission) => _first[submission + 1] - _first[submission];

    /// <summary>Who scored it, a juror as often as there are scores.</summary>
    public ReadOnlySpan<int> JurorsOf(int submission) => _jurors.AsSpan(_first[submission], Count(submission));

    /// <summary>How many of its scores are related.</summary>
    public int RelatedOf(int submission) => _related[submission];

    /// <summary>How far its jurors move the mean of a submission.</summary>
    /// <param name="effects">Of each juror; then the preference, if asked.</param>
    public double Moved(int submission, ReadOnlySpan<double> effects)
    {
        var moved = AsksPreference ? RelatedOf(submission) * effects[^1] : 0;
        foreach (var juror in JurorsOf(submission))
            moved += effects[juror];
        return moved / Count(submission);
    }

    private void Group(ReadOnlySpan<JurorScore> scores, int jurors, bool asked)
    {
        for (var submission = 0; submission < Submissions; submission++)
        {
            Means[submission] /= _first[submission + 1] > 0 ? _first[submission + 1] : throw new ArgumentException($"Submission {submission} has no score", nameof(scores));
            _first[submission + 1] += _first[submission];
        }

        (Left, Right) = (new SymmetricMatrix(jurors + (asked ? 1 : 0)), new double[jurors + (asked ? 1 : 0)]);
        var next = _first.AsSpan(0, Submissions).ToArray();
        foreach (var score in scores)
        {
            _jurors[next[score.Submission]++] = score.Juror;
            Add(score, jurors);
        }

        for (var submission = 0; submission < Submissions; submission++)
            Eliminate(submission, asked);
    }

    private void Add(JurorScore score, int preference)
    {
        var around = score.Value - Means[score.Submission];
        Squares += around * around;
        Right[score.Juror] += around;
        Left[score.Juror, score.Juror]++;
        if (!score.Related)
            return;
        _related[score.Submission]++;
        Right[preference] += around;
        Left[preference, score.Juror]++;
        Left[preference, preference]++;
    }

    private void Eliminate(int submission, bool asked)
    {
        var share = 1.0 / Count(submission);
        var mine = JurorsOf(submission);
        foreach (var juror in mine)
        {
            var row = Left.Row(juror);
            foreach (var other in mine)
            {
                if (other <= juror)
                    row[other] -= share;
            }
        }

        if (!asked || RelatedOf(submission) is not (> 0 and var related))
            return;
        foreach (var juror in mine)
            Left[Jurors, juror] -= related * share;
        Left[Jurors, Jurors] -= related * (double)related * share;
    }
}
