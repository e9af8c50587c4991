using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Tests.Domain.Solving;

public class SolutionLifecycleTests
{
    /// <summary>Each cell: the refusal, or "ok". Read it as: this action, in this state, by lead / partner / invited / anyone else.</summary>
    private const string Matrix = """
        View     Draft     ok ok not-found not-found
        View     Submitted ok ok not-found not-found
        View     Withdrawn ok ok not-found not-found
        Edit     Draft     ok ok not-found not-found
        Edit     Submitted ok ok not-found not-found
        Edit     Withdrawn ok ok not-found not-found
        Attach   Draft     ok ok not-found not-found
        Attach   Submitted ok ok not-found not-found
        Attach   Withdrawn ok ok not-found not-found
        Detach   Draft     ok ok not-found not-found
        Detach   Submitted ok ok not-found not-found
        Detach   Withdrawn ok ok not-found not-found
        Invite   Draft     ok solution.lead-only not-found not-found
        Invite   Submitted ok solution.lead-only not-found not-found
        Invite   Withdrawn ok solution.lead-only not-found not-found
        Uninvite Draft     ok solution.lead-only not-found not-found
        Uninvite Submitted ok solution.lead-only not-found not-found
        Uninvite Withdrawn ok solution.lead-only not-found not-found
        Answer   Draft     solution.not-invited ok ok not-found
        Answer   Submitted solution.not-invited ok ok not-found
        Answer   Withdrawn solution.not-invited ok ok not-found
        Submit   Draft     ok solution.lead-only not-found not-found
        Submit   Submitted ok solution.lead-only not-found not-found
        Submit   Withdrawn ok solution.lead-only not-found not-found
        AutoSubmit Draft     ok solution.lead-only not-found not-found
        AutoSubmit Submitted ok solution.lead-only not-found not-found
        AutoSubmit Withdrawn ok solution.lead-only not-found not-found
        BeginAnew  Draft     ok solution.lead-only not-found not-found
        BeginAnew  Submitted ok solution.lead-only not-found not-found
        BeginAnew  Withdrawn ok solution.lead-only not-found not-found
        Withdraw Draft     submission.none solution.lead-only not-found not-found
        Withdraw Submitted ok solution.lead-only not-found not-found
        Withdraw Withdrawn submission.none solution.lead-only not-found not-found
        Delete   Draft     ok solution.lead-only not-found not-found
        Delete   Submitted solution.not-deletable solution.lead-only not-found not-found
        Delete   Withdrawn solution.not-deletable solution.lead-only not-found not-found
        """;

    private static readonly IReadOnlyList<string[]> Rows =
        [.. Matrix.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public static TheoryData<string, string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string, string>();
        foreach (var row in Rows)
        {
            foreach (var (role, index) in new[] { ("lead", 2), ("partner", 3), ("invited", 4), ("stranger", 5) })
                cells.Add(row[0], row[1], role, row[index]);
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_action_in_every_state_by_every_role_is_decided(string action, string state, string role, string expected)
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief, Enum.Parse<SolutionState>(state));

        var decided = solution.Allows(Who(role).OrganisationId, Enum.Parse<SolutionAction>(action), brief, Bench.Now);

        Assert.Equal(expected, decided.Failed ? decided.Errors[0].Code : "ok");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void From_the_deadline_on_a_team_can_only_look(string action, string state, string role, string expected)
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief, Enum.Parse<SolutionState>(state));

        var decided = solution.Allows(Who(role).OrganisationId, Enum.Parse<SolutionAction>(action), brief, brief.Deadline);

        var code = decided.Failed ? decided.Errors[0].Code : "ok";
        if (action == "View")
            Assert.Equal(expected, code);
        else
            Assert.Contains(code, new[] { "not-found", "solution.lead-only", "solution.not-invited", "solution.challenge-closed", "submission.deadline-passed" });
    }

    [Fact]
    public void The_matrix_covers_every_action_and_state()
    {
        var all = from action in Enum.GetNames<SolutionAction>() from state in Enum.GetNames<SolutionState>() select (action, state);
        Assert.Equal(all.Order(), Rows.Select(row => (row[0], row[1])).Order());
    }

    private static Solver Who(string role) => role switch { "lead" => Bench.Lead, "partner" => Bench.Partner, "invited" => Bench.Invited, _ => Bench.Stranger };
}
