namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>
/// How many reviews each submission needs, how many each juror takes, and who may judge what. A pair that is not among the fits (a conflict) does not exist.
/// The fits lie by submission, the best first; equal ones by juror, so that the same question has the same answer.
/// </summary>
internal sealed class AssignmentProblem
{
    private readonly int[] _firstFit;

    /// <param name="reviews">Of each submission, at least 0.</param>
    /// <param name="loads">The most that each juror takes, at least 0.</param>
    /// <param name="fits">Each pair once, in any order.</param>
    /// <exception cref="ArgumentException">A pair comes twice or names nobody.</exception>
    public AssignmentProblem(int[] reviews, int[] loads, ReadOnlySpan<Fit> fits)
    {
        (Reviews, Loads) = (reviews, loads);
        _firstFit = Starts(fits, reviews.Length);
        (Jurors, Values, Owners) = (new int[fits.Length], new int[fits.Length], new int[fits.Length]);
        Fill(fits);
    }

    /// <summary>Of each submission.</summary>
    public int[] Reviews { get; }

    /// <summary>Of each juror.</summary>
    public int[] Loads { get; }

    /// <summary>Of each fit.</summary>
    public int[] Jurors { get; }

    /// <summary>Of each fit.</summary>
    public int[] Values { get; }

    /// <summary>The submission of each fit.</summary>
    public int[] Owners { get; }

    /// <summary>The first fit of a submission.</summary>
    public int First(int submission) => _firstFit[submission];

    /// <summary>One beyond the last fit of a submission.</summary>
    public int End(int submission) => _firstFit[submission + 1];

    /// <summary>All fits of a submission, the best first.</summary>
    public IEnumerable<int> FitsOf(int submission) => Enumerable.Range(First(submission), End(submission) - First(submission));

    public Fit At(int fit) => new(Owners[fit], Jurors[fit], Values[fit]);

    private static int[] Starts(ReadOnlySpan<Fit> fits, int submissions)
    {
        var starts = new int[submissions + 1];
        foreach (var fit in fits)
            starts[fit.Submission + 1]++;
        for (var submission = 0; submission < submissions; submission++)
            starts[submission + 1] += starts[submission];
        return starts;
    }

    private void Fill(ReadOnlySpan<Fit> fits)
    {
        // The best first, then by juror, in one number.
        var keys = new long[fits.Length];
        var (next, lastOwner) = (_firstFit.AsSpan(0, Reviews.Length).ToArray(), Enumerable.Repeat(-1, Loads.Length).ToArray());
        foreach (var fit in fits)
            keys[next[fit.Submission]++] = ((long)-fit.Value << 32) | (uint)fit.Juror;
        for (var submission = 0; submission < Reviews.Length; submission++)
        {
            keys.AsSpan(First(submission), End(submission) - First(submission)).Sort();
            Unpack(keys, submission, lastOwner);
        }
    }

    private void Unpack(long[] keys, int submission, int[] lastOwner)
    {
        for (var fit = First(submission); fit < End(submission); fit++)
        {
            var juror = (int)(keys[fit] & uint.MaxValue);
            if ((uint)juror >= Loads.Length || lastOwner[juror] == submission)
                throw new ArgumentException($"Submission {submission} and juror {juror}: a pair comes once, and names somebody");
            (Jurors[fit], Values[fit], Owners[fit], lastOwner[juror]) = (juror, (int)-(keys[fit] >> 32), submission, submission);
        }
    }
}
