using Market.Challenges.Domain;
using Market.Kernel;

namespace Market.Challenges.Tests.Domain;

public sealed class AuthoringTests
{
    private static readonly DateTimeOffset Now = Drafts.Now;

    [Fact]
    public void A_draft_without_weights_cannot_be_sent_for_approval()
    {
        var challenge = Drafts.Complete();
        Drafts.Done(challenge.SetCriteria([], Drafts.Officer, Now));
        Drafts.Refused("challenge.criteria-missing", challenge.RequestApproval(Drafts.Officer, Now), "criteria");
    }

    [Theory]
    [InlineData(60, 39)]
    [InlineData(60, 41)]
    public void Weights_that_do_not_add_up_to_100_can_be_kept_but_not_sent(int first, int second)
    {
        var challenge = Drafts.Complete();
        Drafts.Done(challenge.SetCriteria([Drafts.Criterion(first), Drafts.Criterion(second)], Drafts.Officer, Now));
        Drafts.Refused("challenge.weights-not-100", challenge.RequestApproval(Drafts.Officer, Now));
    }

    [Fact]
    public void An_empty_draft_hears_everything_it_lacks_at_once()
    {
        var codes = Drafts.Draft().RequestApproval(Drafts.Officer, Now).Errors.Select(error => error.Field);
        Assert.Equal(["summary.nl", "need.nl", "outcome.nl", "origin", "phases", "regions", "process", "criteria", "deadline", "openingFrom"], codes);
    }

    [Theory]
    [InlineData(0, null, "challenge.weight-range")]
    [InlineData(101, null, "challenge.weight-range")]
    [InlineData(-1, null, "challenge.weight-range")]
    [InlineData(50, "-0.1", "challenge.minimum-range")]
    [InlineData(50, "10.1", "challenge.minimum-range")]
    [InlineData(50, "5.55", "challenge.minimum-range")]
    public void Weights_and_minima_out_of_range_are_refused(int weight, string? minimum, string code) => Drafts.Refused(
        code, Drafts.Draft().SetCriteria([Drafts.Criterion(weight, minimum is null ? null : decimal.Parse(minimum, System.Globalization.CultureInfo.InvariantCulture))], Drafts.Officer, Now));

    [Fact]
    public void An_id_stands_once()
    {
        var criterion = Drafts.Criterion(50);
        Drafts.Refused("challenge.item-unknown", Drafts.Draft().SetCriteria([criterion, criterion], Drafts.Officer, Now), "criteria[1].id");
    }

    [Theory]
    [InlineData("5", true)]
    [InlineData("10", true)]
    [InlineData("6", false)]
    [InlineData(null, false)]
    public void Without_a_weight_a_criterion_is_a_requirement_by_majority_or_unanimity(string? minimum, bool allowed)
    {
        var criterion = Drafts.Criterion(0, minimum is null ? null : decimal.Parse(minimum, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(allowed ? [] : ["challenge.weight-range"], Drafts.Draft().SetCriteria([Drafts.Criterion(100), criterion], Drafts.Officer, Now).Errors.Select(error => error.Code));
    }

    [Fact]
    public void Levels_stand_from_few_points_to_many_and_those_without_words_are_left_out()
    {
        var challenge = Drafts.Draft();
        Drafts.Done(challenge.SetCriteria([Drafts.Criterion(100) with { Levels = [new(10, new(" Bewezen ")), new(5, new("  ")), new(0, new("Niets"))] }], Drafts.Officer, Now));
        Assert.Equal([(0, "Niets"), (10, "Bewezen")], challenge.Criteria[0].Levels.Select(level => (level.Points, level.Text.Nl!)));
    }

    [Theory]
    [InlineData(11, "challenge.level-points", "criteria[0].levels[1].points")]
    [InlineData(-1, "challenge.level-points", "criteria[0].levels[1].points")]
    [InlineData(0, "challenge.level-points", "criteria[0].levels[1].points")]
    public void A_level_is_a_score_and_stands_once(int points, string code, string field) =>
        Drafts.Refused(code, Drafts.Draft().SetCriteria([Drafts.Criterion(100) with { Levels = [new(0, new("Niets")), new(points, new("Iets"))] }], Drafts.Officer, Now), field);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000_001)]
    [InlineData(long.MaxValue)]
    public void A_prize_is_more_than_nothing_and_at_most_ten_million(long cents) =>
        Drafts.Refused("challenge.prize-amount", Drafts.Draft().SetPrizes([new Prize(1, cents, new LocalizedText())], Drafts.Officer, Now), "prizes[0].amountCents");

    [Fact]
    public void Prizes_are_ranked_without_gaps()
    {
        var challenge = Drafts.Draft();
        Drafts.Refused("challenge.prize-ranks", challenge.SetPrizes([new Prize(1, 5, new()), new Prize(3, 5, new())], Drafts.Officer, Now));
        Drafts.Done(challenge.SetPrizes([new Prize(2, 5, new()), new Prize(1, 7, new())], Drafts.Officer, Now));
        Assert.Equal(12, challenge.PrizeTotalCents);
    }

    [Theory]
    [InlineData(-1, 1, null, null, "challenge.deadline-past")]
    [InlineData(10, 9, null, null, "challenge.opening-before-deadline")]
    [InlineData(10, 11, 11, null, "challenge.judging-before-opening")]
    [InlineData(10, 11, 12, 11, "challenge.award-before-judging")]
    [InlineData(2000, 2001, null, null, "challenge.date-too-far")]
    public void Dates_follow_each_other(int deadline, int opening, int? judging, int? award, string code)
    {
        var dates = new ChallengeDates(null, Now.AddDays(deadline), Now.AddDays(opening), judging is { } j ? Now.AddDays(j) : null, award is { } a ? Now.AddDays(a) : null);
        Assert.Contains(code, Drafts.Draft().SetDates(dates, Drafts.Officer, Now).Errors.Select(error => error.Code));
    }

    [Fact]
    public void The_opening_may_be_at_the_deadline_itself() =>
        Drafts.Done(Drafts.Draft().SetDates(ChallengeDates.None with { Deadline = Now.AddDays(5), OpeningFrom = Now.AddDays(5) }, Drafts.Officer, Now));

    [Fact]
    public void Publication_comes_before_the_deadline() => Drafts.Refused("challenge.publish-after-deadline",
        Drafts.Draft().SetDates(ChallengeDates.None with { PublishAt = Now.AddDays(5), Deadline = Now.AddDays(5) }, Drafts.Officer, Now), "publishAt");

    [Fact]
    public void Publication_is_not_planned_in_the_past() => Drafts.Refused("challenge.publish-past",
        Drafts.Draft().SetDates(ChallengeDates.None with { PublishAt = Now.AddYears(-6), Deadline = Now.AddDays(5) }, Drafts.Officer, Now), "publishAt");

    [Fact]
    public void A_region_outside_the_list_is_refused_by_its_place() => Drafts.Refused("challenge.region-unknown",
        Drafts.Draft().SetTaxonomy(null, [], ["BE21", "XX"], null, Drafts.Officer, Now), "regions[1]");

    [Theory]
    [InlineData("Slimme\u202Edrone\u200B", "Slimmedrone")]
    [InlineData("  Twee\r\nregels ", "Twee regels")]
    [InlineData("Vuur 🚒", "Vuur 🚒")]
    public void A_title_is_one_visible_line(string typed, string kept) => Assert.Equal(kept, Drafts.Draft(typed).Title.Nl);

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B ")]
    [InlineData(null)]
    public void A_title_is_needed(string? title) => Drafts.Refused("challenge.required", Challenge.Start(Guid.CreateVersion7(), "nl", title, Drafts.Officer, Now), "title");

    [Fact]
    public void A_title_has_at_most_150_characters()
    {
        Drafts.Done(Challenge.Start(Guid.CreateVersion7(), "nl", new string('a', 150), Drafts.Officer, Now));
        Drafts.Refused("challenge.too-long", Challenge.Start(Guid.CreateVersion7(), "nl", new string('a', 151), Drafts.Officer, Now), "title");
    }

    [Theory]
    [InlineData("de")]
    [InlineData("NL")]
    [InlineData(null)]
    public void A_draft_is_written_in_Dutch_English_or_French(string? language) =>
        Drafts.Refused("challenge.language-unknown", Challenge.Start(Guid.CreateVersion7(), language, "Drones", Drafts.Officer, Now));

    [Fact]
    public void An_organisation_prepares_a_hundred_challenges_at_most()
    {
        Drafts.Done(Challenge.Start(Guid.CreateVersion7(), "nl", "Drones", Drafts.Officer, Now, inPreparation: 99));
        Drafts.Refused("challenge.too-many-in-preparation", Challenge.Start(Guid.CreateVersion7(), "nl", "Drones", Drafts.Officer, Now, inPreparation: 100));
    }

    [Fact]
    public void Text_keeps_its_paragraphs_and_loses_the_rest() => Assert.Equal("Eén\n\ntwee\ndrie", TextRules.Paragraphs(" Eén \r\n\r\n\r\n\r\ntwee\r\ndrie\u0000\n"));

    [Fact]
    public void An_officer_without_an_organisation_drafts_nothing() =>
        Drafts.Refused("challenge.no-organisation", Challenge.Start(Guid.CreateVersion7(), "nl", "Drones", Drafts.Officer with { OrganisationId = null }, Now));
}
