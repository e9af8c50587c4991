using Market.Solutions.Features.Reporting;
using Market.Solutions.Invariants;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Reporting;

public sealed class UnableTests
{
    [Fact]
    public async Task Who_cannot_sign_is_named_with_the_reason_and_the_others_sign_that()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.WriteReportAsync();
        await judging.SignAsync(Chair);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/report/unable/{Ilse.Id}"), new RecordUnableBody("Niet te bereiken sinds 1 november"));
        var seen = await judging.ReportAsAsync(Chair);
        Assert.Equal((0, 2, ReportTask.Sign), (seen.Signed, seen.ToSign, seen.Task));
        Assert.Equal(SignatureState.Unable, seen.Signers.Single(signer => signer.Name == "Ilse").State);
        await judging.RefusedAsync("report.recorded-unable", Ilse, HttpMethod.Post, judging.Url("/report/signature"), new SignReportBody((await judging.ReportAsAsync(Ilse)).Hash!));
        foreach (var member in new[] { Chair, Jan })
            await judging.SignAsync(member);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/report/issue"), new IssueReportBody((await judging.ReportAsAsync(Chair)).Hash!));

        var unable = Assert.Single((await judging.ReportAsAsync(World.Officer)).Report!.Unable);
        Assert.Equal(("Ilse", "Niet te bereiken sinds 1 november"), (unable.Name, unable.Reason));
        foreach (var invariant in ReportInvariants.All)
            Assert.Empty(await judging.BrokenAsync(invariant, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Most_members_sign_the_chair_always_and_who_signed_is_not_unable()
    {
        await using var judging = await StartAsync(JudgingStage.Completed);
        await judging.WriteReportAsync();
        await judging.SignAsync(Jan);
        await judging.RefusedAsync("report.chair-signs", Chair, HttpMethod.Post, judging.Url($"/report/unable/{Chair.Id}"), new RecordUnableBody("Ik"));
        await judging.RefusedAsync("report.signs-already", Chair, HttpMethod.Post, judging.Url($"/report/unable/{Jan.Id}"), new RecordUnableBody("Ziek"));
        await judging.RefusedAsync("report.not-a-signer", Chair, HttpMethod.Post, judging.Url($"/report/unable/{Otto.Id}"), new RecordUnableBody("Ziek"));
        await judging.RefusedAsync("jury.reason-missing", Chair, HttpMethod.Post, judging.Url($"/report/unable/{Ilse.Id}"), new RecordUnableBody(""));
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url($"/report/unable/{Ilse.Id}"), new RecordUnableBody("Ziek"));
        await judging.RefusedAsync("report.majority-signs", Chair, HttpMethod.Post, judging.Url($"/report/unable/{Jan.Id}"), new RecordUnableBody("Ziek"));
        await judging.DoneAsync(Chair, HttpMethod.Delete, judging.Url($"/report/unable/{Ilse.Id}"));
        await judging.SignAsync(Ilse);
    }
}
