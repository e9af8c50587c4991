using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;

namespace Market.Solutions.Tests.Domain.Juries.Reporting;

/// <summary>S-14: what keeps a report from being issued (requirements L11, L12).</summary>
public sealed class JuryReportTests
{
    [Fact]
    public void A_written_and_signed_report_is_issued_with_everything_in_it()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        bureau.SignAll();
        Panel.Done(bureau.Issue());
        var (issued, whole) = (bureau.Report.Issued!, ReportContent.Read(bureau.Report.Issued!.Content));
        Assert.Equal(issued.Hash, ReportContent.HashOf(issued.Content));
        Assert.Equal(issued.Content, whole.ToJson());
        Assert.Equal(["A", "B", "C"], whole.Submissions.Select(part => part.Alias));
        Assert.Equal([("C", 1), ("B", 2), ("A", 3)], whole.Ranking.Select(row => (row.Alias, row.Rank!.Value)));
        Assert.Equal([[70, 70], [70, 70]], whole.Submissions[2].Scores);
        Assert.Equal(3, Assert.Single(bureau.Report.Events.OfType<ReportWasIssued>()).MemberIds.Count);
    }

    [Fact]
    public void There_is_no_report_before_every_score_is_locked()
    {
        var bureau = new Bureau(complete: false);
        Panel.Refused(ReportErrors.ScoringNotComplete, bureau.WriteGeneral(bureau.Panel.Chair));
        Panel.Refused(ReportErrors.ScoringNotComplete, bureau.Write(bureau.Chair, "A", "Sterk"));
        Panel.Refused(ReportErrors.ScoringNotComplete, bureau.Report.Sign(bureau.Jan, "ab", bureau.Case, Panel.Now));
        Panel.Refused(ReportErrors.ScoringNotComplete, bureau.Report.Issue(bureau.Chair, "ab", bureau.Case, Panel.Now));
    }

    [Fact]
    public void It_is_not_issued_when_a_score_is_missing() => RefusedAfter(ReportErrors.ScoreMissing, bureau => bureau.Sheets.RemoveAt(0));

    [Fact]
    public void It_is_not_issued_when_a_weight_changed() => RefusedAfter(ReportErrors.CriteriaChanged, bureau => bureau.Brief.Criteria = [Bureau.Criteria[0] with { Weight = 50 }, Bureau.Criteria[1] with { Weight = 50 }]);

    [Fact]
    public void It_is_not_issued_when_a_criterion_was_not_in_the_notice() => RefusedAfter(ReportErrors.CriterionNotInNotice, bureau =>
    {
        var criterion = Guid.CreateVersion7();
        var ids = Bureau.Criteria.Select(known => known.Id).Append(criterion).ToList();
        var sheet = new ScoreSheet(Guid.CreateVersion7(), Guid.Empty, bureau.Jan.PersonId, "A");
        Panel.Done(sheet.Save(bureau.Jan.PersonId, [.. ids.Select(id => new GivenScore(id, 6, "Opmerking"))], ids));
        bureau.Sheets[bureau.Sheets.FindIndex(other => (other.JurorId, other.Alias) == (bureau.Jan.PersonId, "A"))] = sheet;
    });

    [Fact]
    public void Minutes_and_a_text_about_each_submission_are_needed()
    {
        var bureau = new Bureau();
        Panel.Done(bureau.Write(bureau.Chair, "A", "Sterk"));
        Panel.Done(bureau.Write(bureau.Chair, "B", " \n "));
        Assert.Equal(["report.no-minutes", "report.text-missing B", "report.text-missing C"], bureau.Sign(bureau.Jan).Errors.Select(error => string.Join(' ', [error.Code, .. error.Values])));
    }

    [Fact]
    public void Who_is_in_conflict_must_have_left_the_room()
    {
        var bureau = new Bureau(panel => Panel.Done(panel.Declare(panel.Jurors[1], panel.A.OrganisationIds[0])));
        bureau.WriteAll();
        Assert.Equal(("report.present-in-conflict", "A"), Assert.Single(bureau.Sign(bureau.Chair).Errors) is { } error ? (error.Code, error.Values[0]) : default);
        Panel.Done(bureau.Write(bureau.Chair, "A", "Sterk", bureau.Ilse.PersonId));
        bureau.SignAll();
        Panel.Done(bureau.Issue());
    }

    [Fact]
    public void Nobody_signs_what_was_not_read()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        var read = bureau.Report.ContentFor(bureau.Jan, bureau.Case).Hash;
        Panel.Done(bureau.Write(bureau.Chair, "B", "Toch niet zo sterk"));
        Panel.Refused(ReportErrors.OtherVersion, bureau.Report.Sign(bureau.Jan, read, bureau.Case, Panel.Now));
        Assert.False(bureau.Report.IsSignedBy(bureau.Jan.PersonId));
    }

    [Fact]
    public void A_change_makes_signatures_stale_and_they_are_given_anew()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        bureau.SignAll();
        Panel.Done(bureau.Write(bureau.Chair, "B", "Toch niet zo sterk"));
        Assert.All(bureau.Case.Signers, member => Assert.False(bureau.Report.IsFresh(member, bureau.Case)));
        Panel.Refused(ReportErrors.SignatureStale([]), bureau.Issue());
        Panel.Done(bureau.Sign(bureau.Chair));
        Assert.Equal("Jan, Ilse", Assert.Single(bureau.Issue().Errors).Values[0]);
        bureau.SignAll();
        Panel.Done(bureau.Issue());
    }

    [Fact]
    public void A_missing_signature_is_named()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        Panel.Done(bureau.Sign(bureau.Jan));
        var error = Assert.Single(bureau.Issue().Errors);
        Assert.Equal(("report.signature-missing", "Voorzitter, Ilse"), (error.Code, error.Values[0]));
    }

    [Fact]
    public void The_chair_who_signs_asks_those_who_did_not()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        Panel.Done(bureau.Sign(bureau.Jan));
        Panel.Done(bureau.Sign(bureau.Chair));
        Assert.Equal([bureau.Ilse.PersonId], Assert.Single(bureau.Report.Events.OfType<SignaturesWereAsked>()).PersonIds);
    }

    [Fact]
    public void After_the_issue_nothing_changes()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        bureau.SignAll();
        Panel.Done(bureau.Issue());
        Panel.Refused(ReportErrors.Issued, bureau.WriteGeneral(bureau.Panel.Chair));
        Panel.Refused(ReportErrors.Issued, bureau.Write(bureau.Chair, "A", "Sterker"));
        Panel.Refused(ReportErrors.Issued, bureau.Sign(bureau.Jan));
        Panel.Refused(ReportErrors.Issued, bureau.Issue());
    }

    [Fact]
    public void A_conflict_that_comes_to_light_after_the_signing_takes_its_scores_out_and_is_mended_by_speaking_of_it_anew()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        bureau.SignAll();
        Panel.Done(bureau.Panel.Recuse(bureau.Jan.PersonId, bureau.Panel.A));
        Assert.All(bureau.Case.Signers, member => Assert.False(bureau.Report.IsFresh(member, bureau.Case)));
        Assert.Equal(("report.present-in-conflict", "A"), Assert.Single(bureau.Issue().Errors) is { } error ? (error.Code, error.Values[0]) : default);

        Panel.Done(bureau.Report.StartMeeting(bureau.Chair, [bureau.Panel.Chair, .. bureau.Panel.Jurors], ["A"], bureau.Case, Panel.Now));
        Panel.Done(bureau.Report.BringUp(bureau.Chair, "A", bureau.Case, Panel.Now));
        Panel.Done(bureau.Report.EndMeeting(bureau.Chair, bureau.Case, Panel.Now));
        bureau.SignAll();
        Panel.Done(bureau.Issue());

        var whole = ReportContent.Read(bureau.Report.Issued!.Content);
        Assert.Equal([1, 2, 2], whole.Submissions.Select(part => part.Scores.Count));
        Assert.Equal(["Jan"], whole.Recusals.Select(person => person.Name));
        Assert.True(bureau.Panel.Jury.IsSettled);
        Panel.Refused(JuryErrors.Settled, bureau.Panel.Recuse(bureau.Jan.PersonId, bureau.Panel.B));
    }

    [Fact]
    public void While_a_submission_has_no_scores_left_the_report_waits_and_what_was_written_stays()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        bureau.SignAll();
        Panel.Done(bureau.Report.StartMeeting(bureau.Chair, [bureau.Panel.Chair, .. bureau.Panel.Jurors], ["A"], bureau.Case, Panel.Now));
        foreach (var juror in bureau.Panel.Jurors)
            Panel.Done(bureau.Panel.Recuse(juror, bureau.Panel.A));
        Assert.Equal("Sterk", bureau.Report.SectionOf("A").Merits);
        Panel.Done(bureau.Report.EndMeeting(bureau.Chair, bureau.Case, Panel.Now));
        Panel.Refused(ReportErrors.ScoringNotComplete, bureau.Report.Issue(bureau.Chair, "ab", bureau.Case, Panel.Now));
        Panel.Refused(ReportErrors.ScoringNotComplete, bureau.Report.Sign(bureau.Jan, "ab", bureau.Case, Panel.Now));
    }

    [Fact]
    public void Who_stood_down_signs_no_more_and_stays_in_the_minutes()
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        bureau.SignAll();
        var jan = bureau.Jan.PersonId;
        Panel.Done(bureau.Panel.StandDown(jan));
        bureau.WriteAll();
        bureau.SignAll();
        Panel.Done(bureau.Issue());
        Assert.Equal(["Voorzitter", "Ilse"], bureau.Report.Signatures.Select(signature => signature.Name));
        Assert.Contains(jan, Assert.Single(bureau.Report.General.Meetings).Present);
    }

    [Fact]
    public void What_is_hidden_from_the_chair_leaves_no_mark_in_what_the_chair_reads()
    {
        var (open, hidden) = (new Bureau(), new Bureau(Bureau.HideBFromChair));
        foreach (var bureau in new[] { open, hidden })
            bureau.WriteAll();
        var before = hidden.Report.ContentFor(hidden.Chair, hidden.Case);
        Panel.Done(hidden.Write(hidden.Jan, "B", "Sterk", hidden.Panel.Chair));
        var content = hidden.Report.ContentFor(hidden.Chair, hidden.Case);
        Assert.Equal(before.Hash, content.Hash);
        Assert.Equal(["A", "C"], content.Submissions.Select(part => part.Alias));
        Assert.Equal([("C", 1), ("A", 2)], content.Ranking.Select(row => (row.Alias, row.Rank!.Value)));
        Assert.Empty(content.Recusals);
        Assert.DoesNotContain("\"B\"", content.ToJson());
        Assert.Equal(["Voorzitter", "Jan", "Ilse"], hidden.Case.Signers.Select(member => member.Name));
    }

    [Fact]
    public void A_juror_reads_no_conflicts_of_others()
    {
        var bureau = new Bureau(panel => Panel.Done(panel.Declare(panel.Jurors[1], panel.A.OrganisationIds[0])));
        Assert.Equal(["Ilse"], bureau.Report.ContentFor(bureau.Chair, bureau.Case).Recusals.Select(person => person.Name));
        Assert.Empty(bureau.Report.ContentFor(bureau.Jan, bureau.Case).Recusals);
        Assert.Equal(["B", "C"], bureau.Report.ContentFor(bureau.Ilse, bureau.Case).Submissions.Select(part => part.Alias));
    }

    [Fact]
    public void The_chair_in_conflict_issues_everything_once_the_others_signed_for_it()
    {
        var bureau = new Bureau(Bureau.HideBFromChair);
        bureau.WriteAll();
        Panel.Done(bureau.Sign(bureau.Chair));
        Assert.Equal(["report.text-missing", "report.present-in-conflict"], bureau.Sign(bureau.Jan).Errors.Select(error => error.Code));
        // The chair hears no more than that a signature is missing.
        Panel.Refused(ReportErrors.SignatureMissing([]), bureau.Issue());
        Panel.Done(bureau.Write(bureau.Jan, "B", "Sterk"));
        Assert.Equal("report.present-in-conflict", Assert.Single(bureau.Sign(bureau.Jan).Errors).Code);
        Panel.Done(bureau.Write(bureau.Jan, "B", "Sterk", bureau.Panel.Chair));
        bureau.SignAll();
        Panel.Done(bureau.Issue());
        Assert.Equal(["A", "B", "C"], ReportContent.Read(bureau.Report.Issued!.Content).Submissions.Select(part => part.Alias));
        Assert.Equal(["Voorzitter"], ReportContent.Read(bureau.Report.Issued!.Content).Recusals.Select(person => person.Name));
    }

    [Fact]
    public void The_notice_is_hashed_as_the_challenges_service_does_it()
    {
        var criterion = new BriefCriterion(Guid.Parse("01900000-0000-7000-8000-00000000000a"), new LocalizedText("Werking"), new LocalizedText(), 100, 5m);
        Assert.Equal(
            """[{"id":"01900000-0000-7000-8000-00000000000a","name":{"nl":"Werking","en":null,"fr":null},"description":{"nl":null,"en":null,"fr":null},"weight":100,"minimum":"5.0"}]""",
            NoticeCriteria.CanonicalJson([criterion]));
        Assert.EndsWith(
            """
            "minimum":"5.0","levels":[{"points":0,"text":{"nl":"Niets","en":null,"fr":null}}]}]
            """,
            NoticeCriteria.CanonicalJson([criterion with { Levels = [new BriefLevel(0, new("Niets"))] }]), StringComparison.Ordinal);
    }

    private static void RefusedAfter(Error expected, Action<Bureau> change)
    {
        var bureau = new Bureau();
        bureau.WriteAll();
        bureau.SignAll();
        var read = bureau.Report.ContentFor(bureau.Chair, bureau.Case).Hash;
        change(bureau);
        Panel.Refused(expected, bureau.Report.Issue(bureau.Chair, read, bureau.Case, Panel.Now));
        Assert.Null(bureau.Report.Issued);
    }
}
