using Market.Contracts;
using Market.Hosting.Files;
using Market.Local;
using Market.Local.Demo;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.Access.World;

/// <summary>For each published challenge the bid of the matrix, with two partners and one invited company, and the bid of a rival.</summary>
internal static class AccessBids
{
    public static async Task FillAsync(LocalMarket market)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        await UntilHeardAsync(db);
        var folder = scope.ServiceProvider.GetRequiredService<FileFolder>();
        foreach (var (state, other) in AccessChallenges.All().Where(each => !AccessChallenges.Unpublished.Contains(each.State)))
        {
            var demo = AccessChallenges.Of(state, other);
            var brief = (await db.Briefs.FindAsync(demo.Id))!;
            await BidAsync(db, folder, demo, brief, AccessPeople.As("solver-a-removed"), AccessPeople.Lead);
            await BidAsync(db, folder, demo, brief, AccessPeople.As("solver-b"), AccessPeople.Rival);
        }

        await db.SaveChangesAsync();
    }

    private static async Task UntilHeardAsync(SolutionsDb db)
    {
        var briefs = AccessChallenges.All().Count(each => !AccessChallenges.Unpublished.Contains(each.State));
        while (await db.Briefs.CountAsync() < briefs || await db.Organisations.CountAsync() < DemoOrganisations.All.Count || await db.People.CountAsync() < AccessPeople.All.Count)
            await Task.Delay(50);
    }

    private static async Task BidAsync(SolutionsDb db, FileFolder folder, DemoChallenge demo, ChallengeBrief brief, DemoPerson person, DemoOrganisation company)
    {
        var then = brief.Deadline.AddDays(-35);
        var lead = SolverOf(person, company);
        var solution = Solution.Start(lead, brief, then).Value;
        var answers = demo.Questions.Select((_, i) => new SolutionAnswer(DemoChallengesFill.QuestionId(demo, i), "Een sensor in de vloer.")).ToList();
        DemoRules.Require(solution.Write(lead, new SolutionContent("Stille wacht", "Een vloer die waarschuwt.", answers, 4_800_000, "Zes maanden."), brief, then));
        var text = $"Schets {demo.Id} {company.Town}.\n";
        var file = (await folder.ReceiveAsync("schets.txt", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), Solution.FileLimit, CancellationToken.None)).Value;
        DemoRules.Require(solution.Attach(lead, new SolutionFile(Alias.NewId(), file.Name, file.Size, file.ContentType, file.Sha256, file.Key), brief, then));
        if (company == AccessPeople.Lead)
            Team(db, solution, lead, brief, then);
        else
            DemoRules.Require(solution.Invite(lead, db.Organisations.Find(AccessPeople.InTwo.Id), brief, then));
        Submit(db, solution, lead, brief, then.AddDays(1));
    }

    private static void Team(SolutionsDb db, Solution solution, Solver lead, ChallengeBrief brief, DateTimeOffset then)
    {
        foreach (var partner in new[] { AccessPeople.Partner, AccessPeople.InTwo, AccessPeople.Invited })
            DemoRules.Require(solution.Invite(lead, db.Organisations.Find(partner.Id), brief, then));
        foreach (var persona in new[] { "partner-accepted", "partner-in-two" })
            DemoRules.Require(solution.Answer(SolverOf(AccessPeople.As(persona), AccessPeople.As(persona).Organisation!), accept: true, brief, then));
    }

    private static void Submit(SolutionsDb db, Solution solution, Solver lead, ChallengeBrief brief, DateTimeOffset then)
    {
        var submission = solution.Prepare(lead, solution.Version, brief, ReceiptNumber.Draw(then), then).Value;
        submission.Seal(db.OpeningKeys.Single(key => key.Id == brief.Id).Agree(), db.Vault);
        db.Solutions.Add(solution);
        submission.Accept(then, brief.Deadline, brief.DeadlineMoves);
        db.Submissions.Add(submission);
        solution.Received(submission, brief);
        db.BidPlaces.AddRange(solution.TeamIds.Select(id => new BidPlace { ChallengeId = brief.Id, OrganisationId = id, SolutionId = solution.Id }));
    }

    private static Solver SolverOf(DemoPerson person, DemoOrganisation company) => new(person.Id, company.Id, company.Name);
}
