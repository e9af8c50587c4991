namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>Why not every review has a place: these submissions need more than all who may judge them can give (Hall 1935; the least cut of the flow, Ford and Fulkerson 1956).</summary>
/// <param name="Submissions">That compete for the same jurors.</param>
/// <param name="Needed">Reviews that they need together.</param>
/// <param name="Full">Jurors who may judge some of them, and whose load is full.</param>
/// <param name="Places">What those jurors take together.</param>
/// <param name="Once">Reviews by other jurors, each of whom judges every one of these submissions that may come to that juror already, and none twice.</param>
internal sealed record Shortage(IReadOnlyList<int> Submissions, int Needed, IReadOnlyList<int> Full, int Places, int Once)
{
    /// <summary>Reviews for which there is no place.</summary>
    public int Missing => Needed - Places - Once;
}

/// <summary>What is missing, after solving.</summary>
internal sealed partial class AssignmentSolver
{
    /// <summary>The reviews of a submission that have no place.</summary>
    public int MissingOf(int submission) => _missing[submission];

    /// <summary>For each submission that misses reviews, once: the submissions and jurors between which moving could help, and does not.</summary>
    public IReadOnlyList<Shortage> Shortages()
    {
        List<Shortage> shortages = [];
        HashSet<int> told = [];
        for (var submission = 0; submission < _missing.Length; submission++)
        {
            if (_missing[submission] == 0 || told.Contains(submission))
                continue;
            shortages.Add(Around(submission));
            told.UnionWith(shortages[^1].Submissions);
        }

        return shortages;
    }

    /// <summary>Every submission that could give up a place for this one's sake, and every juror where it would be: none of them has room.</summary>
    private Shortage Around(int start)
    {
        SortedSet<int> submissions = [start], full = [];
        var waiting = new Queue<int>(submissions);
        while (waiting.TryDequeue(out var submission))
        {
            foreach (var juror in _problem.FitsOf(submission).Where(fit => !_closed[fit]).Select(fit => _problem.Jurors[fit]).Where(full.Add))
            {
                foreach (var owner in _places.AsSpan(_firstPlace[juror], _taken[juror]).ToArray().Select(fit => _problem.Owners[fit]).Where(submissions.Add))
                    waiting.Enqueue(owner);
            }
        }

        var once = Chosen().Count(fit => submissions.Contains(_problem.Owners[fit]) && !full.Contains(_problem.Jurors[fit]));
        return new Shortage([.. submissions], submissions.Sum(each => _problem.Reviews[each]), [.. full], full.Sum(juror => _problem.Loads[juror]), once);
    }
}
