using System.Text;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Files;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Demo;

/// <summary>Writes the demo solutions. What was submitted before a deadline that is past stands on the day on which it is said to have come.</summary>
internal static class DemoSolutionsFill
{
    public static async Task FillAsync(LocalMarket market, CancellationToken cancel)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        await UntilHeardAsync(db, cancel);
        foreach (var (demo, number) in DemoSolutions.All.Select((demo, number) => (demo, number)))
        {
            var file = demo.Attachment is { } text ? await KeepAsync(scope.ServiceProvider.GetRequiredService<FileFolder>(), text, cancel) : null;
            Submit(db, demo, file, (await db.Briefs.FindAsync([demo.Challenge.Id], cancel))!, TimeSpan.FromHours(30 + (7 * number)));
            // One by one: the audit log vouches for each receipt with a leaf of its own.
            db.Act(new Act(nameof(SubmitSolution), demo.Lead.Id, null));
            await db.SaveChangesAsync(cancel);
        }

        await DraftAsync(scope.ServiceProvider.GetRequiredService<ISender>(), cancel);
    }

    /// <summary>The service writes about challenges and organisations only once it has heard of them.</summary>
    private static async Task UntilHeardAsync(SolutionsDb db, CancellationToken cancel)
    {
        while (await db.Briefs.CountAsync(cancel) < 7 || await db.Organisations.CountAsync(cancel) < DemoOrganisations.All.Count || await db.People.CountAsync(cancel) < DemoPeople.All.Count)
            await Task.Delay(50, cancel);
    }

    private static void Submit(SolutionsDb db, DemoSolution demo, SolutionFile? file, ChallengeBrief brief, TimeSpan beforeDeadline)
    {
        var then = brief.Deadline - beforeDeadline;
        var lead = SolverOf(demo.Lead.Id, demo.Lead.Organisation!);
        var solution = Solution.Start(lead, brief, then.AddDays(-10)).Value;
        DemoRules.Require(solution.Write(lead, ContentOf(demo), brief, then.AddDays(-2)));
        if (file is not null)
            DemoRules.Require(solution.Attach(lead, file, brief, then.AddDays(-2)));
        foreach (var partner in demo.Partners)
        {
            DemoRules.Require(solution.Invite(lead, db.Organisations.Find(partner.Id), brief, then.AddDays(-8)));
            DemoRules.Require(solution.Answer(SolverOf(DemoPeople.All.First(person => person.Organisation == partner).Id, partner), accept: true, brief, then.AddDays(-7)));
        }

        var submission = solution.Prepare(lead, solution.Version, brief, ReceiptNumber.Draw(then), then).Value;
        submission.Seal(db.OpeningKeys.Single(key => key.Id == brief.Id).Agree(), db.Vault);
        submission.Accept(then, brief.Deadline, brief.DeadlineMoves);
        db.Solutions.Add(solution);
        db.Submissions.Add(submission);
        solution.Received(submission, brief);
        db.BidPlaces.AddRange(solution.TeamIds.Select(id => new BidPlace { ChallengeId = brief.Id, OrganisationId = id, SolutionId = solution.Id }));
    }

    private static async Task<SolutionFile> KeepAsync(FileFolder files, string text, CancellationToken cancel)
    {
        var kept = await files.ReceiveAsync("meetplan.txt", new MemoryStream(Encoding.UTF8.GetBytes(text)), Solution.FileLimit, cancel);
        DemoRules.Require(kept);
        return new SolutionFile(Alias.NewId(), kept.Value.Name, kept.Value.Size, kept.Value.ContentType, kept.Value.Sha256, kept.Value.Key);
    }

    private static async Task DraftAsync(ISender sender, CancellationToken cancel)
    {
        var lead = DemoRules.CallerOf(DemoPeople.SensorLead);
        var started = await sender.Send(new StartSolution(lead, new StartSolutionBody(DemoChallenges.OpenBattery.Id)), cancel);
        DemoRules.Require(started);
        DemoRules.Require(await sender.Send(new InvitePartner(lead, started.Value.Id, new InvitePartnerBody(DemoOrganisations.Software.Id)), cancel));
    }

    private static SolutionContent ContentOf(DemoSolution demo) => new(
        demo.Title, demo.Summary, [.. demo.Answers.Select((text, i) => new SolutionAnswer(DemoChallengesFill.QuestionId(demo.Challenge, i), text))], demo.BudgetEuros * 100, demo.Planning);

    private static Solver SolverOf(Guid personId, DemoOrganisation organisation) => new(personId, organisation.Id, organisation.Name);
}
