using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Tests.Domain.Solving;

/// <summary>A challenge and the people around it, without a database.</summary>
internal static class Bench
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    public static readonly Solver Lead = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Vonk BV");
    public static readonly Solver Partner = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Instituut Kade");
    public static readonly Solver Invited = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Rivaal NV");
    public static readonly Solver Stranger = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Niemand");
    public static readonly BriefQuestion Required = new(Guid.CreateVersion7(), new LocalizedText("Hoe?"), new LocalizedText(), true, 100);
    public static readonly BriefQuestion Optional = new(Guid.CreateVersion7(), new LocalizedText("Waar?"), new LocalizedText(), false, 50);

    public static readonly SolutionContent Complete = new("Titel", "Samenvatting", [new SolutionAnswer(Required.Id, "Zo.")], 100, "Morgen");

    public static ChallengeBrief Brief(TimeSpan? closesIn = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = "x",
        Title = new LocalizedText("Uitdaging"),
        OrganisationId = Guid.CreateVersion7(),
        OrganisationName = "Stad Zilverbeek",
        Deadline = Now + (closesIn ?? TimeSpan.FromHours(1)),
        OpeningFrom = Now + (closesIn ?? TimeSpan.FromHours(1)),
        Criteria = [],
        Questions = [Required, Optional],
        PrizeCents = [],
        CriteriaHash = "",
    };

    public static OrganisationCopy Organisation(Solver of) => new() { Id = of.OrganisationId, Name = of.OrganisationName, Type = "company" };

    /// <summary>A complete solution with one partner and one invitation that waits, in the given state.</summary>
    public static Solution Solution(ChallengeBrief brief, SolutionState state = SolutionState.Draft)
    {
        var solution = Market.Solutions.Domain.Solving.Solution.Start(Lead, brief, Now).Value;
        Assert.False(solution.Write(Lead, Complete, brief, Now).Failed);
        Assert.False(solution.Invite(Lead, Organisation(Partner), brief, Now).Failed);
        Assert.False(solution.Answer(Partner, true, brief, Now).Failed);
        Assert.False(solution.Invite(Lead, Organisation(Invited), brief, Now).Failed);
        if (state == SolutionState.Draft)
            return solution;
        var submission = solution.Prepare(Lead, 0, brief, "OPL-2026-000000", Now).Value;
        solution.Received(submission, brief);
        if (state == SolutionState.Withdrawn)
            solution.TakenBack(submission, brief, Lead.PersonId, Now);
        return solution;
    }
}
