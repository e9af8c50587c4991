using Market.Challenges.Features.Authoring;
using Market.Challenges.Features.Deadlines;
using Market.Challenges.Features.Publishing;
using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Access;
using Market.Identity.Features.People;
using Market.Kernel;
using Market.Local.Demo;
using Market.Notifications.Domain;
using Market.Notifications.Features.Preferring;
using Market.Solutions.Features.Openings;
using Market.Solutions.Features.Solving;
using Market.Solutions.Storage;
using Market.Testing;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Local.Tests.Doctor;

/// <summary>What the demo world does not show: files, deadlines that move, a bid that is replaced or taken back, an attempt to open alone, a cancellation.</summary>
internal sealed class BusyWeek(Func<string, IServiceProvider> services)
{
    private static readonly LocalizedText Reason = new("Meer tijd nodig.", "More time is needed.", "Plus de temps est nécessaire.");

    public async Task PassAsync()
    {
        await SendAsync(Apps.Challenges, new AddDocument(DemoRules.CallerOf(DemoPeople.SecondOfficer), DemoChallenges.Draft.Id, "plan.pdf", new MemoryStream(SamplePdf.Of())));
        await SendAsync(Apps.Identity, new ChangeMe(DemoRules.CallerOf(DemoPeople.Visitor), new ChangeMeBody("Nele Nieuwkomer", "nl")));
        await SendAsync(Apps.Notifications, new SetPreferences(DemoRules.CallerOf(DemoPeople.Visitor), new SetPreferencesBody(MailPreference.Important)));
        await SolveAsync();
        await SendAsync(Apps.Solutions, new ProposeOpening(DemoRules.CallerOf(DemoPeople.Officer), DemoChallenges.Sealed.Id));
        await SendAsync(Apps.Solutions, new ConfirmOpening(DemoRules.CallerOf(DemoPeople.Officer), DemoChallenges.Sealed.Id), succeeds: false);
        await MoveDeadlineAsync(days: 2);
        await MoveDeadlineAsync(days: 3);
        await SendAsync(Apps.Challenges, await ProposalAsync(DemoChallenges.OpenCrowd, days: 4));
        await SendAsync(Apps.Challenges, new CancelChallenge(DemoRules.CallerOf(DemoPeople.FireOfficer), DemoChallenges.OpenBattery.Id, new CancelChallengeBody(await VersionAsync(DemoChallenges.OpenBattery), "De nood is weg.")));
    }

    private async Task SolveAsync()
    {
        var (lead, partner, other) = (DemoRules.CallerOf(DemoPeople.StartUpLead), DemoRules.CallerOf(DemoPeople.SoftwareLead), DemoRules.CallerOf(DemoPeople.DroneLead));
        var bid = await StartAsync(lead);
        await SendAsync(Apps.Solutions, new AttachFile(lead, bid, "schets.pdf", new MemoryStream(SamplePdf.Of())));
        await SendAsync(Apps.Solutions, new InvitePartner(lead, bid, new InvitePartnerBody(DemoOrganisations.Software.Id)));
        await SendAsync(Apps.Solutions, new AnswerInvitation(partner, bid, new AnswerInvitationBody(true)));
        await SubmitAsync(lead, bid, "Telstrepen op de weg");
        await SubmitAsync(lead, bid, "Telstrepen op de weg, met licht");
        var second = await StartAsync(other);
        await SubmitAsync(other, second, "Drones boven de markt");
        await SendAsync(Apps.Solutions, new WithdrawSubmission(other, second, null));
    }

    private async Task<Guid> StartAsync(Caller lead)
    {
        await SendAsync(Apps.Solutions, new StartSolution(lead, new StartSolutionBody(DemoChallenges.OpenCrowd.Id)));
        return await InSolutionsAsync(db => db.Solutions.Where(solution => solution.LeadOrganisationId == lead.OrganisationId && solution.ChallengeId == DemoChallenges.OpenCrowd.Id)
            .Select(solution => solution.Id).SingleAsync());
    }

    private async Task SubmitAsync(Caller lead, Guid bid, string title)
    {
        var answers = DemoChallenges.OpenCrowd.Questions.Select((_, number) => new WriteContentAnswer(DemoChallengesFill.QuestionId(DemoChallenges.OpenCrowd, number), "Zo doen we het.")).ToList();
        await SendAsync(Apps.Solutions, new WriteContent(lead, bid, new WriteContentBody(await BidVersionAsync(bid), title, "Wij tellen voeten.", answers, 5_000_000, "Drie maanden.")));
        await SendAsync(Apps.Solutions, new SubmitSolution(lead, bid, new SubmitSolutionBody(await BidVersionAsync(bid)), $"key-{title.Length}"));
    }

    private async Task MoveDeadlineAsync(int days)
    {
        await SendAsync(Apps.Challenges, await ProposalAsync(DemoChallenges.OpenPort, days));
        await SendAsync(Apps.Challenges, new ConfirmDeadline(DemoRules.CallerOf(DemoPeople.PortApprover), DemoChallenges.OpenPort.Id, new ConfirmDeadlineBody(await VersionAsync(DemoChallenges.OpenPort))));
        while (await InChallengesAsync(db => db.Challenges.Where(challenge => challenge.Id == DemoChallenges.OpenPort.Id).Select(challenge => challenge.DeadlineMoves).SingleAsync()) is var moves && moves[^1].IsOpen)
            await Task.Delay(20);
    }

    private async Task<ProposeDeadline> ProposalAsync(DemoChallenge challenge, int days)
    {
        var deadline = await InChallengesAsync(db => db.Challenges.Where(row => row.Id == challenge.Id).Select(row => row.Deadline!.Value).SingleAsync());
        return new ProposeDeadline(DemoRules.CallerOf(challenge.Author), challenge.Id, new ProposeDeadlineBody(await VersionAsync(challenge), deadline.AddDays(days), null, Reason));
    }

    private Task<int> VersionAsync(DemoChallenge challenge) => InChallengesAsync(db => db.Challenges.Where(row => row.Id == challenge.Id).Select(row => row.Version).SingleAsync());

    private Task<int> BidVersionAsync(Guid bid) => InSolutionsAsync(db => db.Solutions.Where(row => row.Id == bid).Select(row => row.Version).SingleAsync());

    private async Task SendAsync(string app, IMessage message, bool succeeds = true)
    {
        using var scope = services(app).CreateScope();
        var answer = await scope.ServiceProvider.GetRequiredService<ISender>().Send((object)message);
        Assert.Equal(succeeds, !((Result)answer!).Failed);
    }

    private async Task<T> InChallengesAsync<T>(Func<ChallengesDb, Task<T>> read)
    {
        using var scope = services(Apps.Challenges).CreateScope();
        return await read(scope.ServiceProvider.GetRequiredService<ChallengesDb>());
    }

    private async Task<T> InSolutionsAsync<T>(Func<SolutionsDb, Task<T>> read)
    {
        using var scope = services(Apps.Solutions).CreateScope();
        return await read(scope.ServiceProvider.GetRequiredService<SolutionsDb>());
    }
}
