using System.Text.Json;

using Market.Challenges.Domain;
using Market.Portal.Words;
using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Local.Tests.Words;

/// <summary>By whatever name an officer sees a term of the taxonomy on screen, a juror who writes that name is understood.</summary>
public sealed class TaxonomyWordsTests
{
    private static readonly string[] Languages = ["nl", "en", "fr"];

    public static TheoryData<string> Terms => [.. Enum.GetNames<SafetyPhase>().Select(phase => $"phase.{JsonNamingPolicy.CamelCase.ConvertName(phase)}"), "origin.safety", "origin.security"];

    [Theory, MemberData(nameof(Terms))]
    public void The_name_of_a_term_is_the_same_subject_in_three_languages(string term) => AreAlike(Named(term));

    [Theory, MemberData(nameof(Terms))]
    public void The_name_of_a_term_weighs_more_in_a_challenge_that_is_placed_under_it(string term)
    {
        var name = Named(term)[0];
        string[] submissions = [name, "Muziek in de keuken"];

        Assert.True(new Likeness(submissions, [term.Split('.')[1]]).Of($"{name}, muziek", 0) > new Likeness(submissions, []).Of($"{name}, muziek", 0));
    }

    /// <summary>French "vol" is a flight as well, and in Dutch it is full.</summary>
    [Theory]
    [InlineData("origin.safety.help")]
    [InlineData("origin.security.help")]
    public void The_kinds_of_harm_by_which_an_origin_is_explained_are_the_same_subjects_in_three_languages(string help)
    {
        var kinds = Named(help).Select(text => text.TrimEnd('.').Split(", ")).ToList();

        Assert.Single(kinds.Select(each => each.Length).Distinct());
        foreach (var kind in Enumerable.Range(0, kinds[0].Length))
            AreAlike([.. kinds.Select(each => each[kind]).Where(name => name != "Vol")]);
    }

    private static string[] Named(string key) => [.. Languages.Select(language => UiTexts.InAll(texts => texts[key]).In(language)!)];

    private static void AreAlike(string[] names) =>
        Assert.All(names, name => Assert.All(names, other => Assert.True(new Likeness([name, "Muziek in de keuken"], []).Of(other, 0) > 0, $"{name}, {other}")));
}
