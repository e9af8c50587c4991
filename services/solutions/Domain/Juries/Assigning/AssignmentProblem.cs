using System.Buffers;

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
        (Jurors, Values, Owners) = (GC.AllocateUninitializedArray<int>(fits.Length), GC.AllocateUninitializedArray<int>(fits.Length), GC.AllocateUninitializedArray<int>(fits.Length));
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

    /// <summary>Without its sign; 0 where there are no fits.</summary>
    public long LargestValue => Enumerable.Range(0, Reviews.Length).Where(submission => First(submission) < End(submission))
        .Select(submission => Math.Max(Math.Abs((long)Values[First(submission)]), Math.Abs((long)Values[End(submission) - 1]))).DefaultIfEmpty().Max();

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
        var keys = ArrayPool<ulong>.Shared.Rent(fits.Length);
        var (next, lastOwner) = (_firstFit.AsSpan(0, Reviews.Length).ToArray(), new int[Loads.Length]);
        foreach (var fit in fits)
            keys[next[fit.Submission]++] = ((ulong)((long)int.MaxValue - fit.Value) << 32) | (uint)fit.Juror;
        for (var submission = 0; submission < Reviews.Length; submission++)
        {
            var mine = keys.AsSpan(First(submission), End(submission) - First(submission));
            Check(mine, submission, lastOwner);
            FitOrder.Sort(mine);
            Unpack(mine, submission);
        }

        ArrayPool<ulong>.Shared.Return(keys);
    }

    /// <param name="lastOwner">Of each juror: one more than the last submission that was checked and has the juror.</param>
    private static void Check(ReadOnlySpan<ulong> keys, int submission, int[] lastOwner)
    {
        foreach (var key in keys)
        {
            var juror = (uint)key;
            if (juror >= lastOwner.Length || lastOwner[juror] == submission + 1)
                throw new ArgumentException($"Submission {submission} and juror {juror}: a pair comes once, and names somebody");
            lastOwner[juror] = submission + 1;
        }
    }

    private void Unpack(ReadOnlySpan<ulong> keys, int submission)
    {
        var first = First(submission);
        for (var fit = 0; fit < keys.Length; fit++)
            (Jurors[first + fit], Values[first + fit]) = ((int)(uint)keys[fit], (int)(int.MaxValue - (long)(keys[fit] >> 32)));
        Owners.AsSpan(first, keys.Length).Fill(submission);
    }
}
