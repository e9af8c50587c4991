using System.Net;

using Market.Contracts;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

public sealed class JuryFormationTests
{
    [Fact]
    public async Task An_officer_invites_and_everybody_concerned_hears_it()
    {
        await using var judging = await StartAsync(JudgingStage.Invited);
        var jury = await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""));
        Assert.Equal((JuryStage.Forming, true, false, false), (jury.Stage, jury.CanManage, jury.IsChair, jury.IsJuror));
        Assert.Equal(["Veerle", "Jan", "Ilse"], jury.Members.Select(member => member.Name));
        Assert.Equal("Vonk BV", jury.Members[2].OrganisationName);
        Assert.All(jury.Members, member => Assert.Equal((MemberState.Invited, false), (member.State, member.Declared)));
        var invited = (await judging.World.Service.EventsAsync()).OfType<JurorInvited>().ToList();
        Assert.Equal([(Chair.Id, true), (Jan.Id, false), (Ilse.Id, false)], invited.Select(it => (it.PersonId, it.Chair)));
    }

    [Fact]
    public async Task An_invited_person_sees_the_invitation_and_not_the_others()
    {
        await using var judging = await StartAsync(JudgingStage.Invited);
        var jury = await judging.GetAsync<GetJuryReply>(Jan, judging.Url(""));
        Assert.Equal("Jan", Assert.Single(jury.Members).Name);
        Assert.Equivalent(new GetJuryMe(MemberState.Invited, false, false, Seat.Juror, false, []), jury.Me, strict: true);
        var mine = Assert.Single(await judging.GetAsync<List<ListMyJuriesRow>>(Jan, "/api/juries/mine"));
        Assert.Equal((judging.Challenge, MemberState.Invited, 0), (mine.ChallengeId, mine.State, mine.Assigned));
    }

    [Fact]
    public async Task Who_declines_is_out_and_the_officer_reads_why()
    {
        await using var judging = await StartAsync(JudgingStage.Invited);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/answer"), new AnswerJuryInvitationBody(false, "Geen tijd"));
        Assert.Empty(await judging.GetAsync<List<ListMyJuriesRow>>(Jan, "/api/juries/mine"));
        Assert.Equal(HttpStatusCode.NotFound, (await judging.SendAsync(Jan, HttpMethod.Get, judging.Url(""))).StatusCode);
        var jury = await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""));
        Assert.Equal("Geen tijd", jury.Members.Single(member => member.PersonId == Jan.Id).Reason);
        var answered = Assert.Single((await judging.World.Service.EventsAsync()).OfType<JurorAnswered>());
        Assert.Equal((World.Body, "Jan", false), (answered.OrganisationId, answered.Name, answered.Accepted));
    }

    [Fact]
    public async Task Candidates_are_the_jurors_of_the_directory_who_are_not_in_it_and_not_officials_of_the_body()
    {
        await using var judging = await StartAsync(JudgingStage.Published);
        await judging.ReceiveAsync(World.Officer with { Roles = ["member", "officer", "juror"] }, World.Body);
        await judging.DoneAsync(World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Chair.Id, true));
        var candidates = await judging.GetAsync<List<ListCandidatesRow>>(World.Officer, judging.Url("/candidates"));
        Assert.Equal(["Ilse", "Jan", "Otto"], candidates.Select(candidate => candidate.Name));
    }

    [Fact]
    public async Task An_official_of_the_body_cannot_be_invited_and_an_old_invitation_gives_nothing()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.ReceiveAsync(World.Approver with { Roles = ["member", "approver", "juror"] }, World.Body);
        await judging.RefusedAsync("jury.official", World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(World.Approver.Id, false));
        var turned = Jan with { OrganisationId = World.Body, Roles = ["member", "juror", "officer"] };
        await judging.RefusedAsync("jury.jurors-only", turned, HttpMethod.Get, judging.Url("/submissions"));
        await judging.RefusedAsync("jury.jurors-only", turned, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(1, 1));
        Assert.Empty(await judging.GetAsync<List<ListMyJuriesRow>>(turned, "/api/juries/mine"));
    }

    [Fact]
    public async Task The_chair_invites_jurors_but_no_chair_and_takes_none_off()
    {
        await using var judging = await StartAsync(JudgingStage.Declared);
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Otto.Id, false));
        await judging.RefusedAsync("jury.officer-invites-chair", Chair, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Otto.Id, true));
        await judging.RefusedAsync("jury.officer-invites-chair", Chair, HttpMethod.Delete, judging.Url($"/members/{Chair.Id}"));
        await judging.DoneAsync(Chair, HttpMethod.Delete, judging.Url($"/members/{Otto.Id}"));
    }

    [Fact]
    public async Task Interests_are_chosen_from_the_whole_directory()
    {
        await using var judging = await StartAsync(JudgingStage.Declared);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Rival], "Oud-werkgever", true));
        var declaration = await judging.GetAsync<GetDeclarationReply>(Jan, judging.Url("/declaration"));
        Assert.Equal(["Instituut Kade", "Rivaal NV", "Stad Zilverbeek", "Vonk BV"], declaration.Organisations.Select(organisation => organisation.Name));
        Assert.Equal((true, "Oud-werkgever", World.Rival), (declaration.Declared, declaration.Statement, Assert.Single(declaration.Interests)));
        await judging.RefusedAsync("declaration.unknown-organisation", Jan, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([Guid.NewGuid()], "", true));
        await judging.RefusedAsync("declaration.not-confirmed", Jan, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([], "", false));
    }

    [Fact]
    public async Task A_cancelled_challenge_stops_the_jury()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await judging.World.Service.ReceiveAsync(Apps.Challenges, new ChallengeCancelled(judging.Challenge, new Texts("Stille sirenes", null, null), World.Body, "Geen budget"));
        await judging.RefusedAsync("jury.challenge-cancelled", World.Officer, HttpMethod.Post, judging.Url("/members"), new InviteJurorBody(Otto.Id, false));
        await judging.RefusedAsync("jury.challenge-cancelled", Jan, HttpMethod.Get, judging.Url("/submissions/A"));
        await judging.RefusedAsync("jury.challenge-cancelled", Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(1, 1));
        Assert.False((await judging.GetAsync<GetJuryReply>(World.Officer, judging.Url(""))).CanManage);
    }
}
