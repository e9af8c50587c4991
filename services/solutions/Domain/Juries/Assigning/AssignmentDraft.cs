namespace Market.Solutions.Domain.Juries.Assigning;

/// <summary>An assignment that is being improved, measured by a floor: what the jurors of each submission should be worth together at least.</summary>
internal sealed class AssignmentDraft
{
    private readonly AssignmentProblem _problem;
    private readonly bool[] _chosen;
    private readonly List<int>[] _held;
    private readonly long[] _services;

    /// <param name="chosen">The fits that are assigned.</param>
    public AssignmentDraft(AssignmentProblem problem, IEnumerable<int> chosen)
    {
        _problem = problem;
        (_chosen, _services) = (new bool[problem.Jurors.Length], new long[problem.Reviews.Length]);
        _held = [.. problem.Loads.Select(_ => new List<int>())];
        Penalty = 1 + (2 * problem.LargestValue * problem.Reviews.Sum());
        foreach (var fit in chosen)
            Put(fit);
    }

    /// <summary>What a unit below the floor costs: more than all values together can gain.</summary>
    public long Penalty { get; }

    public long Floor { get; set; }

    public long Total { get; private set; }

    /// <summary>The service of the worst-served submission: what its jurors are worth together.</summary>
    public long Minimum => _services.Where((_, submission) => _problem.Reviews[submission] > 0).DefaultIfEmpty().Min();

    /// <summary>Units below the floor, over all submissions.</summary>
    public long Short => _services.Where((_, submission) => _problem.Reviews[submission] > 0).Sum(service => Math.Max(0, Floor - service));

    /// <summary>Reviews beyond what jurors take.</summary>
    public int Overload { get; private set; }

    public bool IsChosen(int fit) => _chosen[fit];

    /// <summary>Of each fit: whether it is assigned.</summary>
    public bool[] Taken => _chosen;

    public long Service(int submission) => _services[submission];

    /// <summary>The fits that a juror has.</summary>
    public List<int> Held(int juror) => _held[juror];

    public int[] Chosen() => [.. _held.SelectMany(held => held).Order()];

    public int[] Chosen(int submission) => [.. _problem.FitsOf(submission).Where(IsChosen)];

    /// <summary>What a service is worth, less the penalty for what is missing to the floor.</summary>
    public Worth Worth => new(Floor, Penalty);

    public void Put(int fit)
    {
        var juror = _problem.Jurors[fit];
        _chosen[fit] = true;
        _held[juror].Add(fit);
        _services[_problem.Owners[fit]] += _problem.Values[fit];
        Total += _problem.Values[fit];
        Overload += _held[juror].Count > _problem.Loads[juror] ? 1 : 0;
    }

    public void Take(int fit)
    {
        var juror = _problem.Jurors[fit];
        Overload -= _held[juror].Count > _problem.Loads[juror] ? 1 : 0;
        _chosen[fit] = false;
        _held[juror].Remove(fit);
        _services[_problem.Owners[fit]] -= _problem.Values[fit];
        Total -= _problem.Values[fit];
    }
}
