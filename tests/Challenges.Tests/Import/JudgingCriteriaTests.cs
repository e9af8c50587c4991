using Market.Challenges.Import;

namespace Market.Challenges.Tests.Import;

public sealed class JudgingCriteriaTests
{
    private static (IReadOnlyList<ImportedCriterion> Criteria, IReadOnlyList<ImportNote> Notes) Read(string html) =>
        JudgingCriteria.Read(HtmlLines.Of(ImportedHtml.Clean(html).Html), "judging");

    [Theory]
    [InlineData("<p>Impact (50%)</p><p>Why it matters.</p><p>Team (30%)</p><p>Cost (20%)</p>")]
    [InlineData("<p>Impact – 50%</p><p>Team - 30%</p><p>Cost: 20 percent</p>")]
    [InlineData("<ul><li>Impact (50%): how much</li><li>Team (30% of rating)</li><li>Cost (20 percent).</li></ul>")]
    [InlineData("<p>50%: Impact – how much</p><p>30%: Team – who</p><p>20%: Cost</p>")]
    [InlineData("<p>(50%) Impact:</p><p>(30%) Team: who</p><p>(20%) Cost</p>")]
    [InlineData("<ol><li>Impact (50 points)</li><li>Team (30 pts)</li><li>Cost (20points)</li></ol>")]
    [InlineData("<p>Impact: 50 points</p><p>Team: 30 points</p><p>Cost: 20 points</p>")]
    [InlineData("<p>Impact - Up to 50 points may be awarded.</p><p>Team - Up to 30 points.</p><p>Cost - up to 20 points</p>")]
    [InlineData("<p>Evaluation Criterion 1: Impact (50%)</p><p>Evaluation Criterion 2. Team (30%)</p><p>Stage 1 Criterion 3: Cost - 20%</p>")]
    [InlineData("<table><tr><th>Criterion</th><th>Weight</th></tr><tr><td>Impact</td><td>50</td></tr><tr><td>Team</td><td>30</td></tr><tr><td>Cost</td><td>20</td></tr><tr><td>Total</td><td>100</td></tr></table>")]
    [InlineData("<table><tr><td>50%</td><td>Impact</td></tr><tr><td>30%</td><td>Team</td></tr><tr><td>20%</td><td>Cost</td></tr></table>")]
    [InlineData("<p>Impact, weging: 50;</p><p>Team, weging: 30;</p><p>Cost, weging: 20.</p>")]
    [InlineData("<p>Judges look at: Impact (50%), Team (30%), and Cost (20%).</p>")]
    [InlineData("<p>Scores are 50% Impact, 30% Team, and 20% Cost.</p>")]
    [InlineData("<p>Out of 50 points:</p><p>Impact (25 points)</p><p>Team (15 points)</p><p>Cost (10 points)</p>")]
    [InlineData("<p>The following three criteria:</p><p>Impact (0-10 points)</p><p>Team (0-6 points)</p><p>Cost (0-4 points)</p>")]
    [InlineData("<p>1. Impact (50%)</p><ul><li>breadth (25%)</li><li>depth (25%)</li></ul><p>2. Team (30%)</p><p>3. Cost (20%)</p>")]
    [InlineData("<p>Impact (50%)</p><p>Team (30%)</p><p>Cost (20%)</p><p>IMPACT (50%): again in detail</p><p>Team (30%)</p><p>Cost (20%)</p>")]
    public void Weights_that_sum_to_a_hundred_are_taken_over(string html)
    {
        var (criteria, notes) = Read(html);

        Assert.Equal([("IMPACT", 50m), ("TEAM", 30m), ("COST", 20m)], criteria.Select(c => (c.Name.ToUpperInvariant(), c.Weight)));
        Assert.Contains(notes, n => n.Code == "import.criteria-taken");
    }

    [Theory]
    [InlineData("<p>Impact (50%)</p><p>Team (30%)</p>")]
    [InlineData("<p>Impact (50%)</p><p>Team (30%)</p><p>Cost (30%)</p>")]
    [InlineData("<p>Impact (10 points)</p><p>Team (5 points)</p>")]
    public void Weights_with_another_sum_are_reported_and_not_taken_over(string html)
    {
        var (criteria, notes) = Read(html);

        Assert.Empty(criteria);
        Assert.Equal("import.criteria-sum-not-100", Assert.Single(notes).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<p>See the rules.</p>")]
    [InlineData("<p>The top 20% advance. Results must lie within 5%-95%.</p>")]
    [InlineData("<p>All criteria are weighted equally.</p>")]
    public void A_text_without_weights_gives_neither_criteria_nor_remarks(string html)
    {
        var (criteria, notes) = Read(html);

        Assert.Empty(criteria);
        Assert.Empty(notes);
    }

    [Fact]
    public void Of_several_phases_the_last_one_counts_and_that_is_noted()
    {
        var (criteria, notes) = Read("<h4>Phase 1</h4><p>Idea (60%)</p><p>Team (40%)</p><h4>Phase 2</h4><p>Result (70%)</p><p>Cost (30%)</p>");

        Assert.Equal(["Result", "Cost"], criteria.Select(c => c.Name));
        Assert.Equal("2", Assert.Single(notes, n => n.Code == "import.criteria-several-phases").Details["phases"]);
    }

    [Fact]
    public void A_long_text_of_brackets_is_read_quickly()
    {
        Assert.Empty(Read($"<p>{string.Concat(Enumerable.Repeat("((50 ", 20_000))}</p>").Criteria);
    }
}
