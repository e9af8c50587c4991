using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Local;
using Market.Local.Demo;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Openings;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.Access.World;

/// <summary>Opens, judges and awards each challenge as far as its state says, by the commands that people give.</summary>
internal sealed class AccessJuries(IServiceProvider services, string state, bool other)
{
    private readonly ISender _sender = services.GetRequiredService<ISender>();
    private readonly SolutionsDb _db = services.GetRequiredService<SolutionsDb>();
    private readonly DemoChallenge _challenge = AccessChallenges.Of(state, other);

    private string ChairName => other ? "chair-conflicted" : "chair";

    private Caller Chair => DemoRules.CallerOf(AccessPeople.As(ChairName));

    private string JurorName => other ? "juror-of-other" : "juror-assigned";

    public static async Task FillAsync(LocalMarket market)
    {
        foreach (var (state, other) in AccessChallenges.All().Where(each => AccessChallenges.WithJury.Append("opening-proposed").Contains(each.State)))
        {
            using var scope = market.Services(Apps.Solutions).CreateScope();
            await new AccessJuries(scope.ServiceProvider, state, other).WalkAsync();
        }
    }

    private async Task WalkAsync()
    {
        await DoAsync(new ProposeOpening(DemoRules.CallerOf(_challenge.Author), _challenge.Id));
        if (state == "opening-proposed")
            return;
        await DoAsync(new ConfirmOpening(DemoRules.CallerOf(_challenge.Approver), _challenge.Id));
        await FormAsync();
        var (bid, rival) = await AliasesAsync();
        if (!other)
            await ReadByChairAsync(bid, rival);
        if (state == "opened")
            return;
        await AssignAsync(bid, rival);
        await ScoreAsync(bid, rival, all: state != "evaluating");
        if (state == "evaluating")
            return;
        await WriteReportAsync(bid, rival);
        if (state != "reporting")
            await SignReportAsync();
        if (state is not ("reporting" or "signed"))
            await DoAsync(new IssueReport(Chair, _challenge.Id, new IssueReportBody(await HashAsync(Chair))));
        if (state is "decided" or "published")
            await AwardAsync(bid);
    }

    private async Task FormAsync()
    {
        string[] ready = other ? [ChairName, JurorName] : [ChairName, JurorName, "juror-conflicted", "juror-revoked", .. state == "opened" ? Array.Empty<string>() : ["juror-unassigned"]];
        foreach (var name in ready)
            await InviteAsync(name, accepts: true);
        if (other || state == "opened")
            await InviteAsync("juror-unassigned", accepts: false);
        if (other)
            return;
        await DoAsync(new RemoveJuror(DemoRules.CallerOf(_challenge.Author), _challenge.Id, AccessPeople.As("juror-revoked").Id));
        await PutAdministratorInAsync();
    }

    private async Task InviteAsync(string name, bool accepts)
    {
        var (person, chair) = (AccessPeople.As(name), name == ChairName);
        await DoAsync(new InviteJuror(DemoRules.CallerOf(_challenge.Author), _challenge.Id, new InviteJurorBody(person.Id, chair)));
        if (!accepts)
            return;
        await DoAsync(new AnswerJuryInvitation(DemoRules.CallerOf(person), _challenge.Id, new AnswerJuryInvitationBody(true)));
        await DoAsync(new DeclareInterests(DemoRules.CallerOf(person), _challenge.Id, new DeclareInterestsBody([], "Geen.", true)));
    }

    /// <summary>As if somebody had made an administrator a juror before it was ruled out.</summary>
    private async Task PutAdministratorInAsync()
    {
        var (person, now) = (AccessPeople.As("admin-juror"), DateTimeOffset.UtcNow);
        var jury = await _db.Juries.SingleAsync(jury => jury.Id == _challenge.Id);
        DemoRules.Require(jury.Invite(new Candidate(person.Id, person.Name, null, "", IsJuror: true, IsOfficial: false), chair: false, now));
        DemoRules.Require(jury.Answer(person.Id, accept: true, null, [], now));
        DemoRules.Require(jury.Declare(person.Id, [], "", confirmed: true, [], now));
        await _db.SaveChangesAsync();
    }

    private async Task ReadByChairAsync(params string[] aliases)
    {
        foreach (var alias in aliases)
            await DoAsync(new ClearSubmission(Chair, _challenge.Id, alias));
    }

    private async Task AssignAsync(string bid, string rival)
    {
        var (juror, conflicted) = (AccessPeople.As(JurorName).Id, AccessPeople.As("juror-conflicted").Id);
        AssignmentPair[] pairs = other ? [new(juror, rival)] : [new(juror, bid), new(juror, rival), new(conflicted, rival)];
        await DoAsync(new SetAssignment(DemoRules.CallerOf(AccessPeople.As(ChairName)), _challenge.Id, new SetAssignmentBody(pairs)));
    }

    private async Task ScoreAsync(string bid, string rival, bool all)
    {
        await ScoreOneAsync(JurorName, rival, 7, locks: true);
        await ScoreOneAsync(JurorName, bid, 8, all);
        if (!other)
            await ScoreOneAsync("juror-conflicted", rival, 7, all);
    }

    private async Task ScoreOneAsync(string name, string alias, int value, bool locks)
    {
        var juror = DemoRules.CallerOf(AccessPeople.As(name));
        var scores = _challenge.Criteria.Select((_, i) => new SaveScoresScore(DemoChallengesFill.CriterionId(_challenge, i), value, "Goed.")).ToList();
        await DoAsync(new ClearSubmission(juror, _challenge.Id, alias));
        await DoAsync(new SaveScores(juror, _challenge.Id, alias, new SaveScoresBody(scores)));
        if (locks)
            await DoAsync(new LockScores(juror, _challenge.Id, alias));
    }

    /// <summary>Nobody who works for a partner of the bid was in the room when the jury spoke of it.</summary>
    private async Task WriteReportAsync(string bid, string rival)
    {
        var present = await _db.Juries.AsNoTracking().Where(jury => jury.Id == _challenge.Id).Select(jury => jury.ActiveIds).SingleAsync();
        var accepted = present.Where(id => !other || id != AccessPeople.As("juror-unassigned").Id).ToList();
        await DoAsync(new WriteReport(Chair, _challenge.Id, new WriteReportBody(0, "Eensgezind.", [new WriteReportMeeting(DateOnly.FromDateTime(DateTime.UtcNow), accepted)])));
        var (writer, conflicted) = other ? (DemoRules.CallerOf(AccessPeople.As(JurorName)), ChairName) : (Chair, "juror-conflicted");
        await DoAsync(new WriteReportSection(writer, _challenge.Id, bid, new WriteReportSectionBody(0, "Sterk.", "", "", [AccessPeople.As(conflicted).Id])));
        await DoAsync(new WriteReportSection(Chair, _challenge.Id, rival, new WriteReportSectionBody(0, "Degelijk.", "", "", [])));
    }

    private async Task SignReportAsync()
    {
        string[] members = other ? [ChairName, JurorName] : [ChairName, JurorName, "juror-conflicted", "juror-unassigned", "admin-juror"];
        // The administrator signed while that office still worked.
        foreach (var member in members.Select(name => DemoRules.CallerOf(AccessPeople.As(name)) with { Roles = new HashSet<string> { Roles.Member, Roles.Juror } }))
            await DoAsync(new SignReport(member, _challenge.Id, new SignReportBody(await HashAsync(member))));
    }

    private async Task<string> HashAsync(Caller reader) => (await _sender.Send(new GetReport(reader, _challenge.Id))).Value.Hash!;

    private async Task AwardAsync(string bid)
    {
        await DoAsync(new ProposeAward(DemoRules.CallerOf(_challenge.Author), _challenge.Id, new ProposeAwardBody([new ProposeAwardWinner(bid, 1)], "De hoogste score.")));
        if (state != "published")
            return;
        var second = DemoRules.CallerOf(_challenge.Approver);
        var read = await _sender.Send(new GetAward(second, _challenge.Id));
        await DoAsync(new ConfirmAward(second, _challenge.Id, new ConfirmAwardBody(read.Value.Version)));
    }

    private async Task<(string Bid, string Rival)> AliasesAsync()
    {
        var opened = await _db.OpenedSubmissions.AsNoTracking().Where(row => row.ChallengeId == _challenge.Id).ToListAsync();
        string Of(DemoOrganisation lead) => opened.Single(row => row.LeadOrganisationId == lead.Id).Alias;
        return (Of(AccessPeople.Lead), Of(AccessPeople.Rival));
    }

    private async Task DoAsync(ICommand<Result> command)
    {
        DemoRules.Require(await _sender.Send(command));
        _db.ChangeTracker.Clear();
    }
}
