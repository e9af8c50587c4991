using Market.Contracts;
using Market.Hosting.Access;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Guests;
using Market.Solutions.Features.Judging.Practising;
using Market.Solutions.Features.Openings;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Demo;

/// <summary>Opens, judges and awards by the same commands that people give.</summary>
internal static class DemoJuryFill
{
    public static readonly IReadOnlyList<DemoPerson> Jury = [DemoPeople.FirstJuror, DemoPeople.SecondJuror, DemoPeople.Chair];

    public static async Task FillAsync(LocalMarket market, CancellationToken cancel)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        foreach (var challenge in new[] { DemoChallenges.Judging, DemoChallenges.Reporting, DemoChallenges.Awarded })
        {
            await OpenAsync(sender, challenge, cancel);
            await FormAsync(sender, challenge, cancel);
            if (challenge == DemoChallenges.Judging)
                await PractiseAsync(sender, challenge, cancel);
            await ScoreAsync(scope.ServiceProvider, challenge, cancel);
        }

        DemoRules.Require(await sender.Send(new InviteGuest(DemoRules.CallerOf(DemoPeople.Chair), DemoChallenges.Judging.Id, new InviteGuestBody("Gerda Gast", "gerda@logeerkamer.voorbeeld", "nl", "reserve")), cancel));
        await DemoTalk.FillAsync(scope.ServiceProvider, cancel);
        await DemoRevision.FillAsync(market, cancel);
        await DemoReport.DraftAsync(scope.ServiceProvider, cancel);
        await DemoReport.IssueAsync(scope.ServiceProvider, cancel);
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
            List<AnswerPracticeItem> items = [.. new[] { weak, strong }.Select(value => new AnswerPracticeItem([.. challenge.Criteria.Select((criterion, i) => new SaveScoresScore(DemoChallengesFill.CriterionId(challenge, i), criterion.IsRequirement ? 10 : value))]))];
            DemoRules.Require(await sender.Send(new AnswerPractice(DemoRules.CallerOf(juror), challenge.Id, new AnswerPracticeBody(items)), cancel));
        }
    }

    /// <summary>
    /// Ties with an institute that offered together with a company on the table, but for another challenge: two warnings for the chair. A tie with a
    /// company on the table of the report that is being written: a conflict. And what each knows, by which proposals go.
    /// </summary>
    private static DeclareInterestsBody InterestsOf(DemoPerson juror, DemoChallenge challenge)
    {
        if (challenge == DemoChallenges.Reporting && juror == DemoPeople.FirstJuror)
            return new DeclareInterestsBody([DemoOrganisations.Drones.Id], "Ik geef advies aan dit bedrijf.", true);
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
        var pairs = Jury.Index().SelectMany(juror => aliases.Where(each => Judges(juror.Index, each.Demo)).Select(each => new AssignmentPair(juror.Item.Id, each.Alias))).ToList();
        DemoRules.Require(await sender.Send(new SetAssignment(DemoRules.CallerOf(DemoPeople.Chair), challenge.Id, new SetAssignmentBody(pairs)), cancel));
        foreach (var (demo, alias) in aliases)
        {
            foreach (var (values, juror) in demo.Scores.Zip(Jury).Where(given => given.First.Count > 0))
                await ScoreOneAsync(sender, demo, DemoRules.CallerOf(juror), alias, values, cancel);
        }
    }

    /// <summary>Not one whose interests are in the way.</summary>
    private static bool Judges(int juror, DemoSolution demo) => juror >= demo.Scores.Count || demo.Scores[juror].Count > 0;

    private static async Task ScoreOneAsync(
        ISender sender, DemoSolution demo, Caller juror, string alias, IReadOnlyList<int?> values, CancellationToken cancel)
    {
        DemoRules.Require(await sender.Send(new ClearSubmission(juror, demo.Challenge.Id, alias), cancel));
        DemoRules.Require(await sender.Send(new SaveScores(juror, demo.Challenge.Id, alias, ScoresOf(demo.Challenge, values)), cancel));
        if (demo.Scores.Count > 1)
            DemoRules.Require(await sender.Send(new LockScores(juror, demo.Challenge.Id, alias), cancel));
    }

    /// <summary>With a remark that fits each.</summary>
    /// <param name="values">By criterion; null for an abstention.</param>
    public static SaveScoresBody ScoresOf(DemoChallenge challenge, IReadOnlyList<int?> values) => new([.. challenge.Criteria.Zip(values).Select((given, i) =>
        new SaveScoresScore(DemoChallengesFill.CriterionId(challenge, i), given.Second, given.First.IsRequirement ? RemarkOnRequirement(given.Second) : RemarkOn(given.Second), Abstained: given.Second is null))]);

    private static async Task AwardAsync(IServiceProvider services, CancellationToken cancel)
    {
        var sender = services.GetRequiredService<ISender>();
        var challenge = DemoChallenges.Awarded;
        var aliases = await AliasesAsync(services, challenge, cancel);
        var winners = aliases.Take(2).Select((each, i) => new ProposeAwardWinner(each.Alias, i + 1)).ToList();
        DemoRules.Require(await sender.Send(new ProposeAward(DemoRules.CallerOf(challenge.Author), challenge.Id, new ProposeAwardBody(winners, "De jury was eensgezind.")), cancel));
        var approver = DemoRules.CallerOf(challenge.Approver);
        var read = await sender.Send(new GetAward(approver, challenge.Id), cancel);
        DemoRules.Require(read);
        DemoRules.Require(await sender.Send(new ConfirmAward(approver, challenge.Id, new ConfirmAwardBody(read.Value.Version)), cancel));
    }

    /// <summary>In the order of <see cref="DemoSolutions.All"/>.</summary>
    public static async Task<IReadOnlyList<(DemoSolution Demo, string Alias)>> AliasesAsync(IServiceProvider services, DemoChallenge challenge, CancellationToken cancel)
    {
        var opened = await services.GetRequiredService<SolutionsDb>().OpenedSubmissions.AsNoTracking().Where(row => row.ChallengeId == challenge.Id).ToListAsync(cancel);
        return [.. DemoSolutions.All.Where(demo => demo.Challenge == challenge).Select(demo => (demo, opened.Single(row => row.LeadOrganisationId == demo.Lead.Organisation!.Id).Alias))];
    }

    private static string RemarkOnRequirement(int? value) => value == 10 ? "Niemand komt herkenbaar in beeld." : "De camera leest nummerplaten en ziet zo ook wie er zit.";

    private static string RemarkOn(int? value) => value switch
    {
        null => "Kostprijzen van wegenwerken kan ik niet beoordelen.",
        >= 8 => "Sterk uitgewerkt en goed te meten.",
        >= 6 => "Degelijk, maar de stap naar dagelijks gebruik is nog vaag.",
        _ => "Onvoldoende uitgewerkt voor deze nood.",
    };
}
