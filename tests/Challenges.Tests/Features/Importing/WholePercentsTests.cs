using Market.Challenges.Features.Importing;
using Market.Challenges.Import;

namespace Market.Challenges.Tests.Features.Importing;

public sealed class WholePercentsTests
{
    [Fact]
    public void Thirds_still_add_up_to_a_hundred() => Assert.Equal([34, 33, 33], WholePercents.Of(
        [new ImportedCriterion("a", 33.34m), new ImportedCriterion("b", 33.33m), new ImportedCriterion("c", 33.33m)], "en", "x").Select(criterion => criterion.Weight));

    [Fact]
    public void The_same_criteria_get_the_same_ids() => Assert.Equal(
        WholePercents.Of([new ImportedCriterion("a", 100)], "en", "x")[0].Id, WholePercents.Of([new ImportedCriterion("a", 100)], "en", "x")[0].Id);
}
