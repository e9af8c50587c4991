using Market.Contracts;
using Market.Hosting.Access;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Guests;
using Market.Solutions.Features.Judging.Practising;
using Market.Solutions.Features.Openings;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Demo;

/// <summary>Opens, judges and awards by the same commands that people give.</summary>
internal static class DemoJuryFill
{
    private static readonly IReadOnlyList<DemoPerson> Jury = [DemoPeople.FirstJuror, DemoPeople.SecondJuror, DemoPeople.Chair];

    public static async Task FillAsync(LocalMarket market, CancellationToken cancel)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        foreach (var challenge in new[] { DemoChallenges.Judging, DemoChallenges.Awarded })
        {
            await OpenAsync(sender, challenge, cancel);
            await FormAsync(sender, challenge, cancel);
            if (challenge == DemoChallenges.Judging)
                await PractiseAsync(sender, challenge, cancel);
            await ScoreAsync(scope.ServiceProvider, challenge, cancel);
        }

        DemoRules.Require(await sender.Send(new InviteGuest(DemoRules.CallerOf(DemoPeople.Chair), DemoChallenges.Judging.Id, new InviteGuestBody("Gerda Gast", "gerda@logeerkamer.voorbeeld", "nl", "reserve")), cancel));
        await DemoTalk.FillAsync(scope.ServiceProvider, cancel);
        await ReportAsync(scope.ServiceProvider, cancel);
        await AwardAsync(scope.ServiceProvider, cancel);
    }

    private static async Task OpenAsync(ISender sender, DemoChallenge challenge, CancellationToken cancel)
    {
        DemoRules.Require(await sender.Send(new ProposeOpening(DemoRules.CallerOf(challenge.Author), challenge.Id), cancel));
        DemoRules.Require(await sender.Send(new ConfirmOpening(DemoRules.CallerOf(challenge.Approver), challenge.Id), cancel));
    }

    private static async Task FormAsync(ISender sender, DemoChallenge challenge, CancellationToken cancel)
    {
        foreach (var juror in Jury)
            await JoinAsync(sender, challenge, juror, "juror", cancel);
        await JoinAsync(sender, challenge, DemoPeople.Reserve, "reserve", cancel);
        await JoinAsync(sender, challenge, DemoPeople.Observer, "observer", cancel);
        DemoRules.Require(await sender.Send(new StateQualification(DemoRules.CallerOf(DemoPeople.Chair), challenge.Id, DemoReport.Qualification), cancel));
    }

    private static async Task JoinAsync(ISender sender, DemoChallenge challenge, DemoPerson person, string seat, CancellationToken cancel)
    {
        var caller = DemoRules.CallerOf(person);
        DemoRules.Require(await sender.Send(new InviteJuror(DemoRules.CallerOf(challenge.Author), challenge.Id, new InviteJurorBody(person.Id, person == DemoPeople.Chair, seat)), cancel));
        DemoRules.Require(await sender.Send(new AnswerJuryInvitation(caller, challenge.Id, new AnswerJuryInvitationBody(true)), cancel));
        DemoRules.Require(await sender.Send(new DeclareInterests(caller, challenge.Id, InterestsOf(person, challenge)), cancel));
    }

    /// <summary>On the pair that is built in: all found the first one weak and differ on the second.</summary>
    private static async Task PractiseAsync(ISender sender, DemoChallenge challenge, CancellationToken cancel)
    {
        DemoRules.Require(await sender.Send(new StartPractice(DemoRules.CallerOf(DemoPeople.Chair), challenge.Id, new StartPracticeBody([])), cancel));
        foreach (var (juror, weak, strong) in Jury.Zip([3, 2, 3], [8, 6, 7]))
        {
            List<AnswerPracticeItem> items = [.. new[] { weak, strong }.Select(value => new AnswerPracticeItem([.. challenge.Criteria.Select((_, i) => new SaveScoresScore(DemoChallengesFill.CriterionId(challenge, i), value))]))];
            DemoRules.Require(await sender.Send(new AnswerPractice(DemoRules.CallerOf(juror), challenge.Id, new AnswerPracticeBody(items)), cancel));
        }
    }

    /// <summary>Ties with an institute that offered together with a company on the table, but for another challenge: two warnings for the chair. And what each knows, by which proposals go.</summary>
    private static DeclareInterestsBody InterestsOf(DemoPerson juror, DemoChallenge challenge)
    {
        if (challenge != DemoChallenges.Judging)
            return new DeclareInterestsBody([], "Geen belangen.", true);
        if (juror == DemoPeople.FirstJuror)
            return new DeclareInterestsBody([DemoOrganisations.Institute.Id], "Schreef mee aan een studie van het instituut.", true, "Verkeer, oversteken en schoolomgevingen", Avoids: "Software");
        return juror == DemoPeople.SecondJuror
            ? new DeclareInterestsBody([], "Mijn zus werkt in de sector.", true, "Camera’s, sensoren en privacy", Close: [new DeclaredClosePerson("Zita Zus", DemoOrganisations.Institute.Id)])
            : new DeclareInterestsBody([], "Geen belangen.", true);
    }

    private static async Task ScoreAsync(IServiceProvider services, DemoChallenge challenge, CancellationToken cancel)
    {
        var sender = services.GetRequiredService<ISender>();
        var aliases = await AliasesAsync(services, challenge, cancel);
        var pairs = Jury.SelectMany(juror => aliases.Values.Select(alias => new AssignmentPair(juror.Id, alias))).ToList();
        DemoRules.Require(await sender.Send(new SetAssignment(DemoRules.CallerOf(DemoPeople.Chair), challenge.Id, new SetAssignmentBody(pairs)), cancel));
        foreach (var demo in DemoSolutions.All.Where(demo => demo.Challenge == challenge))
        {
            for (var juror = 0; juror < demo.Scores.Count; juror++)
                await ScoreOneAsync(sender, demo, DemoRules.CallerOf(Jury[juror]), aliases[demo], demo.Scores[juror], cancel);
        }
    }

    private static async Task ScoreOneAsync(
        ISender sender, DemoSolution demo, Caller juror, string alias, IReadOnlyList<int?> values, CancellationToken cancel)
    {
        var scores = values.Select((value, i) => new SaveScoresScore(DemoChallengesFill.CriterionId(demo.Challenge, i), value, RemarkOn(value), Abstained: value is null)).ToList();
        DemoRules.Require(await sender.Send(new ClearSubmission(juror, demo.Challenge.Id, alias), cancel));
        DemoRules.Require(await sender.Send(new SaveScores(juror, demo.Challenge.Id, alias, new SaveScoresBody(scores)), cancel));
        if (demo.Scores.Count > 1)
            DemoRules.Require(await sender.Send(new LockScores(juror, demo.Challenge.Id, alias), cancel));
    }

    /// <summary>Written by the chair, signed by all, issued.</summary>
    private static async Task ReportAsync(IServiceProvider services, CancellationToken cancel)
    {
        var (sender, challenge, chair) = (services.GetRequiredService<ISender>(), DemoChallenges.Awarded, DemoRules.CallerOf(DemoPeople.Chair));
        var day = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        DemoRules.Require(await sender.Send(new WriteReport(chair, challenge.Id, new WriteReportBody(0, DemoReport.General, [new WriteReportMeeting(day, [.. Jury.Append(DemoPeople.Observer).Select(person => person.Id)])])), cancel));
        foreach (var (demo, alias) in await AliasesAsync(services, challenge, cancel))
        {
            var (merits, remarks, toClarify) = DemoReport.About(demo.Scores);
            DemoRules.Require(await sender.Send(new WriteReportSection(chair, challenge.Id, alias, new WriteReportSectionBody(0, merits, remarks, toClarify, [])), cancel));
        }

        foreach (var juror in Jury.Select(DemoRules.CallerOf))
            DemoRules.Require(await sender.Send(new SignReport(juror, challenge.Id, new SignReportBody(await HashAsync(sender, juror, challenge, cancel))), cancel));
        DemoRules.Require(await sender.Send(new IssueReport(chair, challenge.Id, new IssueReportBody(await HashAsync(sender, chair, challenge, cancel))), cancel));
    }

    private static async Task<string> HashAsync(ISender sender, Caller reader, DemoChallenge challenge, CancellationToken cancel)
    {
        var read = await sender.Send(new GetReport(reader, challenge.Id), cancel);
        DemoRules.Require(read);
        return read.Value.Hash!;
    }

    private static async Task AwardAsync(IServiceProvider services, CancellationToken cancel)
    {
        var sender = services.GetRequiredService<ISender>();
        var challenge = DemoChallenges.Awarded;
        var aliases = await AliasesAsync(services, challenge, cancel);
        var winners = DemoSolutions.All.Where(demo => demo.Challenge == challenge).Take(2).Select((demo, i) => new ProposeAwardWinner(aliases[demo], i + 1)).ToList();
        DemoRules.Require(await sender.Send(new ProposeAward(DemoRules.CallerOf(challenge.Author), challenge.Id, new ProposeAwardBody(winners, "De jury was eensgezind.")), cancel));
        var approver = DemoRules.CallerOf(challenge.Approver);
        var read = await sender.Send(new GetAward(approver, challenge.Id), cancel);
        DemoRules.Require(read);
        DemoRules.Require(await sender.Send(new ConfirmAward(approver, challenge.Id, new ConfirmAwardBody(read.Value.Version)), cancel));
    }

    private static async Task<Dictionary<DemoSolution, string>> AliasesAsync(IServiceProvider services, DemoChallenge challenge, CancellationToken cancel)
    {
        var opened = await services.GetRequiredService<SolutionsDb>().OpenedSubmissions.AsNoTracking().Where(row => row.ChallengeId == challenge.Id).ToListAsync(cancel);
        return DemoSolutions.All.Where(demo => demo.Challenge == challenge)
            .ToDictionary(demo => demo, demo => opened.Single(row => row.LeadOrganisationId == demo.Lead.Organisation!.Id).Alias);
    }

    private static string RemarkOn(int? value) => value switch
    {
        null => "Kostprijzen van wegenwerken kan ik niet beoordelen.",
        >= 8 => "Sterk uitgewerkt en goed te meten.",
        >= 6 => "Degelijk, maar de stap naar dagelijks gebruik is nog vaag.",
        _ => "Onvoldoende uitgewerkt voor deze nood.",
    };
}
