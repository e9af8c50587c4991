using Market.Kernel;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Tests.Domain.Solving;

public class SolutionFilesTests
{
    [Fact]
    public void The_twentieth_file_is_taken_and_the_next_is_not()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);
        for (var i = 0; i < 20; i++)
            Assert.False(solution.Attach(Bench.Lead, File($"{i}.txt", 1), brief, Bench.Now).Failed);

        Assert.Equal("file.too-many", Refusal(solution.Attach(Bench.Lead, File("20.txt", 1), brief, Bench.Now)));
    }

    [Fact]
    public void Files_may_be_a_hundred_megabytes_together_and_not_a_byte_more()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
            solution.Attach(Bench.Lead, File(name, Solution.FileLimit), brief, Bench.Now);

        Assert.Equal("solution.files-too-large-together", Refusal(solution.Attach(Bench.Lead, File("d.txt", Solution.FileLimit + 1), brief, Bench.Now)));
        Assert.False(solution.Attach(Bench.Lead, File("d.txt", Solution.FileLimit), brief, Bench.Now).Failed);
    }

    [Fact]
    public void The_same_file_in_a_second_slot_and_a_name_in_use_are_refused()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);
        var file = File("plan.pdf", 1);
        solution.Attach(Bench.Lead, file, brief, Bench.Now);

        Assert.Equal("file.duplicate", Refusal(solution.Attach(Bench.Lead, file with { Name = "ander.pdf" }, brief, Bench.Now)));
        Assert.Equal("solution.file-name-taken", Refusal(solution.Attach(Bench.Lead, File("PLAN.PDF", 2), brief, Bench.Now)));
    }

    private static SolutionFile File(string name, long size) => new(Guid.NewGuid(), name, size, "text/plain", Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));

    private static string Refusal(Result result) => Assert.Single(result.Errors).Code;
}
