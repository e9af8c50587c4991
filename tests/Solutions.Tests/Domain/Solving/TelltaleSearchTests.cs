using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Tests.Domain.Solving;

/// <summary>What gives a team away is found however it is written, and what does not is left alone.</summary>
public class TelltaleSearchTests
{
    private static readonly TelltaleSearch Search = new(new TeamNames(
        ["Vonk & Zoon B.V.", "Instituut Kadé vzw"], ["Sofie De Ridder", "Müller", "Jo Li"], ["vonkzoon.be", "gmail.com", ""]));

    private static IEnumerable<(TelltaleKind Kind, string Found)> In(string text) => Search.In(text).Select(each => (each.Kind, each.Found));

    [Theory]
    [InlineData("Wij van Vonk & Zoon doen dit.")]
    [InlineData("VONK-ZOON")]
    [InlineData("vonk zoon bv")]
    [InlineData("(Vonk.Zoon)")]
    public void The_name_of_the_organisation_is_found_however_it_is_written(string text) => Assert.Equal([(TelltaleKind.Organisation, "Vonk & Zoon B.V.")], In(text));

    [Theory]
    [InlineData("samen met instituut kade")]
    [InlineData("INSTITUUT KADÉ")]
    public void So_is_that_of_a_partner(string text) => Assert.Equal([(TelltaleKind.Organisation, "Instituut Kadé vzw")], In(text));

    [Theory]
    [InlineData("Sofie de Ridder leidt het.")]
    [InlineData("DE RIDDER, Sofie")]
    [InlineData("S. De Ridder")]
    [InlineData("Mevrouw De Ridder")]
    [InlineData("sofie-de-ridder")]
    public void So_is_a_person(string text) => Assert.Equal([(TelltaleKind.Person, "Sofie De Ridder")], In(text));

    [Theory]
    [InlineData("0566.988.259")]
    [InlineData("BE 0566.988.259")]
    [InlineData("be0566988259")]
    [InlineData("0566 988 259")]
    [InlineData("0566-988-259")]
    [InlineData("05 66 98 82 59")]
    public void So_is_an_enterprise_number_in_any_grouping(string text) => Assert.Equal([(TelltaleKind.EnterpriseNumber, text)], In(text));

    [Theory]
    [InlineData("info@elders.example", TelltaleKind.MailAddress, "info@elders.example")]
    [InlineData("https://www.vonkzoon.be/plan", TelltaleKind.WebAddress, "www.vonkzoon.be")]
    [InlineData("Zie meten.vonkzoon.be.", TelltaleKind.WebAddress, "meten.vonkzoon.be")]
    [InlineData("VonkZoon.be", TelltaleKind.WebAddress, "VonkZoon.be")]
    [InlineData("https://vonk-zoon-projecten.example", TelltaleKind.WebAddress, "vonk-zoon-projecten.example")]
    public void So_is_an_address(string text, TelltaleKind kind, string found) => Assert.Equal([(kind, found)], In(text).Where(each => each.Kind == kind));

    [Theory]
    [InlineData("De vonk sloeg over, zoon van.")]
    [InlineData("de ridder te paard")]
    [InlineData("De Ridderzaal")]
    [InlineData("0566.988.250")]
    [InlineData("20566.988.259")]
    [InlineData("10566988259")]
    [InlineData("gmail.com en https://www.vlaanderen.be/wonen")]
    [InlineData("mueller")]
    [InlineData("Li en jo")]
    [InlineData("")]
    public void Other_words_and_numbers_are_left_alone(string text) => Assert.Empty(In(text));

    [Fact]
    public void Each_is_said_once() => Assert.Equal(
        [(TelltaleKind.Organisation, "Vonk & Zoon B.V."), (TelltaleKind.Person, "Jo Li"), (TelltaleKind.MailAddress, "jo@vonkzoon.be")],
        In("Jo Li van Vonk & Zoon, jo@vonkzoon.be; nog eens Vonk & Zoon en Jo Li, jo@vonkzoon.be"));

    [Theory]
    [InlineData('a'), InlineData('1'), InlineData('.'), InlineData('@'), InlineData('-')]
    public void A_long_text_of_one_sign_takes_no_time(char sign)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Search.In(new string(sign, 2_000_000));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }
}
