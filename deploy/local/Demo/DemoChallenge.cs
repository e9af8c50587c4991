using Market.Kernel;

namespace Market.Local.Demo;

/// <param name="Levels">What earns which score.</param>
internal sealed record DemoCriterion(LocalizedText Name, LocalizedText Description, int Weight, decimal? Minimum = null, params IReadOnlyList<(int Points, LocalizedText Text)> Levels)
{
    /// <summary>Yes (10) or no (0).</summary>
    public bool IsRequirement => Weight == 0;
}

internal sealed record DemoQuestion(LocalizedText Text, bool Required = true, int MaxLength = 3000);

/// <param name="Deadline">Days from the first start; negative is in the past.</param>
internal sealed record DemoChallenge(
    Guid Id, DemoPerson Author, DemoPerson Approver, LocalizedText Title, LocalizedText Summary, LocalizedText Need, LocalizedText Outcome,
    string Origin, IReadOnlyList<string> Phases, IReadOnlyList<string> Regions, string Process, IReadOnlyList<long> PrizeEuros, int Deadline,
    IReadOnlyList<DemoCriterion> Criteria, IReadOnlyList<DemoQuestion> Questions);
