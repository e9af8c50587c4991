using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Tests.Domain.Solving;

public class SolutionTests
{
    [Fact]
    public void The_last_moment_before_the_deadline_is_in_time_and_the_deadline_is_not()
    {
        var brief = Bench.Brief();

        Assert.False(Solution.Start(Bench.Lead, brief, brief.Deadline.AddTicks(-1)).Failed);
        Assert.Equal(SolutionErrors.ChallengeClosed, Assert.Single(Solution.Start(Bench.Lead, brief, brief.Deadline).Errors));
    }

    [Fact]
    public void A_body_cannot_answer_its_own_challenge()
    {
        var brief = Bench.Brief();
        brief.OrganisationId = Bench.Lead.OrganisationId;

        Assert.Equal(SolutionErrors.OwnChallenge, Assert.Single(Solution.Start(Bench.Lead, brief, Bench.Now).Errors));
    }

    [Fact]
    public void What_is_written_is_tidied()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);

        solution.Write(Bench.Lead, Bench.Complete with { Title = "  Een\r\nBcc: \u202Eiedereen ", Summary = "a\r\nb\u0007" }, brief, Bench.Now);

        Assert.Equal("Een Bcc: iedereen", solution.Title);
        Assert.Equal("a\nb", solution.Summary);
    }

    [Fact]
    public void Every_fault_is_named_with_its_field()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);
        var content = new SolutionContent(
            new string('t', 151), new string('s', 2001),
            [new(Guid.CreateVersion7(), "?"), new(Bench.Required.Id, new string('a', 101)), new(Bench.Required.Id, "weer")], -1, new string('p', 5001));

        var written = solution.Write(Bench.Lead, content, brief, Bench.Now);

        Assert.Equal(
            [
                ("solution.title-too-long", "title"), ("solution.summary-too-long", "summary"), ("solution.planning-too-long", "planning"), ("solution.budget-out-of-range", "budgetCents"),
                ("solution.answer-unknown", "answers[0].questionId"), ("solution.answer-too-long", "answers[1].text"), ("solution.answer-repeated", "answers[2].questionId"),
            ],
            written.Errors.Select(error => (error.Code, error.Field)));
        Assert.Equal("Titel", solution.Title);
    }

    [Fact]
    public void White_space_is_no_title_and_no_answer()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);
        solution.Write(Bench.Lead, Bench.Complete with { Title = " \u00A0\t ", Answers = [new(Bench.Required.Id, " \n ")] }, brief, Bench.Now);

        var blocking = SolutionChecks.Of(solution, brief).Where(check => check.Severity == CheckSeverity.Blocking).Select(check => check.Finding.Code);

        Assert.Equal(["solution.title-missing", "solution.answer-missing"], blocking);
    }

    [Fact]
    public void An_organisation_named_in_what_is_submitted_stays_bound_until_it_is_replaced_or_withdrawn()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief, SolutionState.Submitted);

        solution.Uninvite(Bench.Lead, Bench.Partner.OrganisationId, brief, Bench.Now);
        Assert.Contains(Bench.Partner.OrganisationId, solution.HeldOrganisationIds);

        solution.Received(solution.Prepare(Bench.Lead, 0, brief, "OPL-2026-000001", Bench.Now).Value, brief);
        Assert.Equal([Bench.Lead.OrganisationId], solution.HeldOrganisationIds);
    }

    [Fact]
    public void An_invitation_without_an_answer_is_not_part_of_what_is_submitted()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);

        var submission = solution.Prepare(Bench.Lead, 0, brief, "OPL-2026-000000", Bench.Now).Value;

        Assert.Equal([Bench.Lead.OrganisationId, Bench.Partner.OrganisationId], submission.OrganisationIds);
    }

    [Fact]
    public void After_a_hundred_submissions_no_more_are_taken()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);
        for (var i = 0; i < Solution.SubmissionLimit; i++)
            solution.Received(solution.Prepare(Bench.Lead, i, brief, $"OPL-2026-{i:000000}", Bench.Now).Value, brief);

        Assert.Equal(SolutionErrors.TooManySubmissions, Assert.Single(solution.Prepare(Bench.Lead, 0, brief, "OPL-2026-999999", Bench.Now).Errors));
    }

    [Fact]
    public void A_partner_that_answers_the_same_twice_is_announced_once()
    {
        var brief = Bench.Brief();
        var solution = Bench.Solution(brief);
        solution.ClearEvents();

        solution.Answer(Bench.Partner, true, brief, Bench.Now);

        Assert.Empty(solution.Events);
    }
}
