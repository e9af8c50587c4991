using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>Subjects are the same in three languages, and those of the challenge weigh more.</summary>
public sealed class TaxonomyTests
{
    private static readonly string[] Submissions =
    [
        "Our cameras see smoke above the forest and warn of a fire before it spreads",
        "A lock that tells the owner of a stolen bicycle where the thief is",
        "Capteurs qui annoncent une inondation aux habitants de la vallée",
    ];

    [Theory]
    [InlineData("Bosbranden en rookontwikkeling", 0)]
    [InlineData("Fietsdiefstal en inbraak", 1)]
    [InlineData("Overstromingen en hoogwater", 2)]
    [InlineData("Incendies", 0)]
    [InlineData("Cambriolages", 1)]
    [InlineData("Flood defence", 2)]
    public void Who_knows_a_subject_fits_what_speaks_of_it_in_another_language_and_nothing_else(string expertise, int index)
    {
        var likeness = new Likeness(Submissions, []);

        Assert.All(Enumerable.Range(0, Submissions.Length), each => Assert.Equal(each == index, likeness.Of(expertise, each) > 0));
        Assert.Equal(0, likeness.Of("Boekhouding, keuken, muziek", index));
    }

    [Fact]
    public void A_subject_that_the_challenge_is_placed_under_weighs_more()
    {
        const string expertise = "Brand en diefstal";
        var (plain, safety, security) = (new Likeness(Submissions, []), new Likeness(Submissions, ["safety", "response"]), new Likeness(Submissions, ["security"]));

        Assert.True(safety.Of(expertise, 0) > plain.Of(expertise, 0) && plain.Of(expertise, 0) > security.Of(expertise, 0));
        Assert.True(security.Of(expertise, 1) > plain.Of(expertise, 1) && plain.Of(expertise, 1) > safety.Of(expertise, 1));
    }

    [Theory]
    [InlineData("natuurgeweld", "nature")]
    [InlineData("woninginbraak", "theft")]
    [InlineData("firewall", "cyber")]
    [InlineData("firearms", "violence")]
    [InlineData("brandweer", "fire")]
    [InlineData("woningbrand", "fire")]
    [InlineData("cyberaanvallen", "cyber")]
    [InlineData("verkeersongevallen", "accident")]
    [InlineData("responsibility", null)]
    [InlineData("storing", null)]
    [InlineData("emergence", null)]
    [InlineData("proactie", "proAction")]
    public void The_longest_part_of_a_word_says_its_subject(string word, string? subject) => Assert.Equal(subject, Taxonomy.SubjectOf(word));
}
