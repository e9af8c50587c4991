using System.Net;

using Market.Contracts;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Testing;

namespace Market.Solutions.Tests.Features.Solving;

/// <summary>One organisation in one bid (requirements L16, B-47), told to nobody but that organisation.</summary>
public class PartnerTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_invited_organisation_sees_the_invitation_and_after_accepting_the_content(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var (solver, partner) = (world.As(World.Solver), world.As(World.Partner));
        var id = await solver.PrepareAsync(await world.PublishAsync(), "Geheime titel");
        await solver.InviteAsync(id, World.Institute);

        var invited = await partner.ReadSolutionAsync(id);
        Assert.Equal((TeamRole.Invited, "", 0, false), (invited.Role, invited.Title, invited.Partners.Count, invited.CanEdit));
        Assert.Equal(("", TeamRole.Invited), (await MineAsync(partner)).Select(item => (item.Title, item.Role)).Single());

        Assert.Equal(HttpStatusCode.NoContent, (await partner.AnswerAsync(id, accept: true)).StatusCode);
        var accepted = await partner.ReadSolutionAsync(id);
        Assert.Equal((TeamRole.Partner, "Geheime titel", true, false), (accepted.Role, accepted.Title, accepted.CanEdit, accepted.CanSubmit));
        Assert.True((await partner.WriteAsync(id, "Samen")).IsSuccessStatusCode);
        var events = await world.Service.EventsAsync();
        Assert.Equal(World.Institute, Assert.Single(events.OfType<PartnerInvited>()).PartnerOrganisationId);
        Assert.True(Assert.Single(events.OfType<PartnerAnswered>()).Accepted);
    }

    [Fact]
    public async Task Inviting_an_organisation_that_is_in_another_bid_looks_like_any_invitation()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        await world.As(World.Competitor).StartAsync(challenge);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);

        var (busy, free) = (await solver.InviteAsync(id, World.Rival), await solver.InviteAsync(id, World.Institute));

        Assert.Equal((free.StatusCode, await free.Content.ReadAsStringAsync()), (busy.StatusCode, await busy.Content.ReadAsStringAsync()));
        var answer = await world.As(World.Competitor).AnswerAsync(id, accept: true);
        Assert.Equal((HttpStatusCode.Conflict, "solution.in-other-bid"), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.DoesNotContain($"{World.Company}", await answer.Content.ReadAsStringAsync());
        Assert.All((await solver.ReadSolutionAsync(id)).Partners, partner => Assert.Equal(PartnerState.Invited, partner.State));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_organisation_that_accepts_two_invitations_at_once_is_in_one_bid(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var (one, other) = (await world.As(World.Solver).PrepareAsync(challenge), await world.As(World.Competitor).PrepareAsync(challenge));
        await world.As(World.Solver).InviteAsync(one, World.Institute);
        await world.As(World.Competitor).InviteAsync(other, World.Institute);

        var answers = await Task.WhenAll(world.As(World.Partner).AnswerAsync(one, true), world.As(World.Partner).AnswerAsync(other, true));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal("solution.in-other-bid", await answers.Single(answer => !answer.IsSuccessStatusCode).ErrorCodeAsync());
    }

    [Fact]
    public async Task An_accepted_partner_cannot_start_an_own_bid_until_it_leaves()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var (solver, partner) = (world.As(World.Solver), world.As(World.Partner));
        var id = await solver.PrepareAsync(challenge);
        await solver.InviteAsync(id, World.Institute);
        await partner.AnswerAsync(id, accept: true);

        var refused = await partner.PostAsync("/api/solutions", System.Net.Http.Json.JsonContent.Create(new { challengeId = challenge }));
        Assert.Equal("solution.in-other-bid", await refused.ErrorCodeAsync());

        await partner.AnswerAsync(id, accept: false);
        await partner.StartAsync(challenge);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync($"/api/solutions/{id}")).StatusCode);
    }

    [Fact]
    public async Task Submitting_again_after_a_withdrawal_fails_when_a_partner_went_elsewhere()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var (solver, partner) = (world.As(World.Solver), world.As(World.Partner));
        var id = await solver.PrepareAsync(challenge);
        await solver.InviteAsync(id, World.Institute);
        await partner.AnswerAsync(id, accept: true);
        await solver.SubmitAsync(id);
        await solver.DeleteAsync($"/api/solutions/{id}/submission");
        await partner.StartAsync(challenge);

        var refused = await solver.SubmitAsync(id);
        Assert.Equal("solution.team-incomplete", await refused.ErrorCodeAsync());

        await solver.DeleteAsync($"/api/solutions/{id}/partners/{World.Institute}");
        Assert.Equal(HttpStatusCode.OK, (await solver.SubmitAsync(id)).StatusCode);
    }

    [Fact]
    public async Task Who_cannot_be_a_partner_is_said_with_the_reason()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await solver.InviteAsync(id, World.Institute);

        Assert.Equal("solution.partner-is-lead", await (await solver.InviteAsync(id, World.Company)).ErrorCodeAsync());
        Assert.Equal("solution.partner-owns-challenge", await (await solver.InviteAsync(id, World.Body)).ErrorCodeAsync());
        Assert.Equal("solution.partner-unknown", await (await solver.InviteAsync(id, Guid.CreateVersion7())).ErrorCodeAsync());
        Assert.Equal("solution.partner-already", await (await solver.InviteAsync(id, World.Institute)).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_declined_organisation_can_be_asked_again_and_an_invitation_taken_back()
    {
        await using var world = await World.StartAsync();
        var (solver, partner) = (world.As(World.Solver), world.As(World.Partner));
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await solver.InviteAsync(id, World.Institute);
        await partner.AnswerAsync(id, accept: false);

        Assert.Equal(HttpStatusCode.NoContent, (await solver.InviteAsync(id, World.Institute)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await solver.DeleteAsync($"/api/solutions/{id}/partners/{World.Institute}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.AnswerAsync(id, accept: true)).StatusCode);
    }

    private static async Task<List<ListMySolutionsItem>> MineAsync(HttpClient solver) =>
        await (await solver.GetAsync("/api/solutions/mine")).ReadAsync<List<ListMySolutionsItem>>();
}
