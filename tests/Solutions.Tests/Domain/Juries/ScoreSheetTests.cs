using Market.Kernel;
using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

public sealed class ScoreSheetTests
{
    private static readonly Guid Juror = Guid.CreateVersion7();
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();
    private static readonly Guid[] Criteria = [First, Second];
    private readonly ScoreSheet _sheet = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Juror, "A");

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.1", 1)]
    [InlineData("7.5", 75)]
    [InlineData("10", 100)]
    [InlineData("10.00", 100)]
    public void A_score_is_kept_in_whole_tenths(string value, int tenths)
    {
        Panel.Done(_sheet.Save(Juror, [Given(First, value)], Criteria));
        Assert.Equal(tenths, _sheet.Scores[0].Tenths);
    }

    [Theory]
    [InlineData("-0.1", "score.range")]
    [InlineData("10.1", "score.range")]
    [InlineData("11", "score.range")]
    [InlineData("7.55", "score.step")]
    [InlineData("0.01", "score.step")]
    public void A_score_is_0_to_10_in_steps_of_a_tenth(string value, string code)
    {
        var error = Assert.Single(_sheet.Save(Juror, [Given(First, "5"), Given(Second, value)], Criteria).Errors);
        Assert.Equal((code, "scores[1].value"), (error.Code, error.Field));
        Assert.Empty(_sheet.Scores);
    }

    [Fact]
    public void Criteria_are_known_and_scored_once()
    {
        Panel.Refused(JuryErrors.CriterionUnknown(0), _sheet.Save(Juror, [Given(Guid.CreateVersion7(), "5")], Criteria));
        Panel.Refused(JuryErrors.CriterionTwice(1), _sheet.Save(Juror, [Given(First, "5"), Given(First, "6")], Criteria));
    }

    [Fact]
    public void A_remark_has_a_length() =>
        Panel.Refused(JuryErrors.RemarkTooLong(0), _sheet.Save(Juror, [Given(First, "5", new string('x', ScoreSheet.MaxRemark + 1))], Criteria));

    [Fact]
    public void Incomplete_scores_can_be_saved_but_not_locked()
    {
        Panel.Done(_sheet.Save(Juror, [Given(First, "5", "Goed"), new GivenScore(Second, null, " ")], Criteria));
        var result = _sheet.Lock(Juror, Criteria, Panel.Now);
        Assert.Equal(["score.missing-value", "score.missing-remark"], result.Errors.Select(error => error.Code));
        Assert.Equal(["scores[1].value", "scores[1].remark"], result.Errors.Select(error => error.Field));
        Assert.False(_sheet.IsLocked);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("10", true)]
    [InlineData("5", false)]
    [InlineData("9.9", false)]
    public void A_requirement_is_answered_with_yes_or_no(string value, bool allowed)
    {
        var saved = _sheet.Save(Juror, [Given(First, "5"), Given(Second, value)], Criteria, Second);
        Assert.Equal(allowed ? [] : [("score.yes-or-no", "scores[1].value")], saved.Errors.Select(error => (error.Code, error.Field!)));
    }

    [Fact]
    public void Who_abstains_says_why_and_gives_no_score()
    {
        Panel.Refused(JuryErrors.AbstainedWithScore(1), _sheet.Save(Juror, [Given(First, "5"), Given(Second, "0") with { Abstained = true }], Criteria));
        Panel.Done(_sheet.Save(Juror, [Given(First, "5"), new GivenScore(Second, null, "", Abstained: true)], Criteria));
        Panel.Refused(JuryErrors.AbstentionReasonMissing(1), _sheet.Lock(Juror, Criteria, Panel.Now));
        Panel.Done(_sheet.Save(Juror, [Given(First, "5"), new GivenScore(Second, null, "Ik ken deze techniek niet", Abstained: true)], Criteria));
        Panel.Done(_sheet.Lock(Juror, Criteria, Panel.Now));
        Assert.Equal((null, true), (_sheet.Scores[1].Tenths, _sheet.Scores[1].Abstained));
    }

    [Fact]
    public void Zero_is_a_score()
    {
        Panel.Done(_sheet.Save(Juror, [Given(First, "0"), Given(Second, "0")], Criteria));
        Panel.Done(_sheet.Lock(Juror, Criteria, Panel.Now));
    }

    [Fact]
    public void A_locked_sheet_never_changes()
    {
        Panel.Done(_sheet.Save(Juror, [Given(First, "5"), Given(Second, "6")], Criteria));
        Panel.Done(_sheet.Lock(Juror, Criteria, Panel.Now));
        Panel.Refused(JuryErrors.ScoreLocked, _sheet.Save(Juror, [Given(First, "9")], Criteria));
        Panel.Refused(JuryErrors.ScoreLocked, _sheet.Lock(Juror, Criteria, Panel.Now.AddDays(1)));
        Assert.Equal(Panel.Now, _sheet.LockedAt);
    }

    [Fact]
    public void Nobody_else_writes_or_locks_a_sheet()
    {
        Panel.Refused(Error.NotFound(), _sheet.Save(Guid.CreateVersion7(), [Given(First, "5")], Criteria));
        Panel.Refused(Error.NotFound(), _sheet.Lock(Guid.CreateVersion7(), Criteria, Panel.Now));
    }

    private static GivenScore Given(Guid criterion, string value, string remark = "Omdat") =>
        new(criterion, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), remark);
}
