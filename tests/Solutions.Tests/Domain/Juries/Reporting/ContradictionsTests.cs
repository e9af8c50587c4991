using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;

namespace Market.Solutions.Tests.Domain.Juries.Reporting;

public sealed class ContradictionsTests
{
    private static readonly Guid Criterion = Guid.CreateVersion7();

    [Theory]
    [InlineData(3.0, "Een uitstekend plan", "PraiseForLowScore uitstekend")]
    [InlineData(3.0, "An outstanding plan", "PraiseForLowScore outstanding")]
    [InlineData(4.0, "Un dossier très convaincant", "PraiseForLowScore convaincant")]
    [InlineData(3.0, "Niet overtuigend", "")]
    [InlineData(4.1, "Een uitstekend plan", "")]
    [InlineData(8.0, "Zwak onderbouwd", "BlameForHighScore zwak")]
    [InlineData(9.0, "Not really convincing", "BlameForHighScore convincing")]
    [InlineData(9.0, "Pas convaincant", "BlameForHighScore convaincant")]
    [InlineData(9.0, "Geen zwakke punten", "")]
    [InlineData(7.9, "Zwak onderbouwd", "")]
    [InlineData(6.0, "Het beste van alle", "RankClaim beste")]
    [InlineData(6.0, "Verdient de eerste plaats", "RankClaim eerste plaats")]
    [InlineData(6.0, "De eerste fase is goed", "")]
    public void A_remark_that_says_something_else_than_the_score_is_found(decimal value, string remark, string expected)
    {
        var found = Contradictions.Find(Section("Degelijk"), [Sheet(value, remark)], Row(rank: 2));
        Assert.Equal(expected, string.Join(';', found.Select(each => $"{each.Kind} {each.Word}")));
    }

    [Fact]
    public void Only_who_does_not_stand_first_is_wrongly_called_the_best()
    {
        Assert.Equal(ContradictionKind.RankClaim, Assert.Single(Contradictions.Find(Section("Le meilleur dossier"), [], Row(rank: 2))).Kind);
        Assert.Empty(Contradictions.Find(Section("Le meilleur dossier"), [], Row(rank: 1)));
        Assert.Single(Contradictions.Find(Section("The winner"), [], Row(rank: null)));
    }

    [Fact]
    public void Under_a_minimum_the_letter_says_something_about_it()
    {
        Assert.Equal(ContradictionKind.MinimumUnexplained, Assert.Single(Contradictions.Find(Section("Degelijk"), [], Row(rank: null, below: true))).Kind);
        Assert.Empty(Contradictions.Find(Section("Degelijk") with { Observations = "De planning haalt het minimum niet" }, [], Row(rank: null, below: true)));
    }

    private static ReportSection Section(string merits) => ReportSection.Empty("A") with { Merits = merits };

    private static RankingRow Row(int? rank, bool below = false) => new(rank, "A", 5000, rank is not null, false, [new CriterionMean(Criterion, 500, below)]);

    private static ScoreSheet Sheet(decimal value, string remark)
    {
        var sheet = new ScoreSheet(Guid.NewGuid(), Guid.NewGuid(), Guid.Empty, "A");
        Assert.False(sheet.Save(Guid.Empty, [new GivenScore(Criterion, value, remark)], [Criterion]).Failed);
        return sheet;
    }
}
