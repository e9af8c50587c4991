using System.Net;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Guests;
using Market.Solutions.Jobs;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>Guest links: one person, one address, once, seven days (B-16, B-64).</summary>
public sealed class GuestTests
{
    private static readonly Persona Gerda = Persona.Of("Gerda", null, Roles.Member, Roles.Juror) with { Email = "gerda@example.test" };
    private static string AddressOf(Persona person) => $"{person.Name.ToLowerInvariant()}@example.test";

    [Fact]
    public async Task The_chair_sends_a_link_whose_secret_is_kept_nowhere_and_the_guest_joins_by_it_once()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        var token = await InviteAsync(judging, Gerda, "reserve");
        var invited = (await judging.World.Service.EventsAsync()).OfType<GuestJurorInvited>().Single();
        Assert.Equal(("Gerda Gast", AddressOf(Gerda), "fr", "reserve"), (invited.Name, invited.Email, invited.Language, invited.Seat));
        Assert.DoesNotContain(token, System.Text.Json.JsonSerializer.Serialize(invited), StringComparison.Ordinal);
        var kept = await judging.World.InDatabaseAsync(db => db.GuestInvitations.AsNoTracking().SingleAsync());
        Assert.Equal((GuestInvitation.HashOf(token), TimeSpan.FromDays(7)), (kept.TokenHash, kept.ExpiresAt - kept.InvitedAt));

        for (var scanner = 0; scanner < 3; scanner++)
            Assert.Equal("Gerda Gast", (await ReadAsync(judging, token)).Name);
        Assert.Null((await judging.World.InDatabaseAsync(db => db.GuestInvitations.AsNoTracking().SingleAsync())).ClaimedAt);

        await judging.DoneAsync(Gerda, HttpMethod.Post, Claim(token));
        var jury = await judging.GetAsync<GetJuryReply>(Gerda, judging.Url(""));
        Assert.Equivalent(new GetJuryMe(MemberState.Invited, false, false, Seat.Reserve, false, []), jury.Me, strict: true);
        await GoneAsync(judging, Gerda, token);
        var used = Assert.Single(await judging.GetAsync<List<ListGuestsRow>>(World.Officer, judging.Url("/guests")));
        Assert.Equal((GuestState.Claimed, "Gerda Gast", ""), (used.State, used.Name, used.Email));
    }

    [Fact]
    public async Task Another_account_gets_nothing_by_it_and_leaves_it_good()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        var token = await InviteAsync(judging, Gerda, "juror");
        await judging.RefusedAsync("guest.other-address", Otto, HttpMethod.Post, Claim(token));
        await judging.RefusedAsync("guest.other-address", Gerda with { Email = null }, HttpMethod.Post, Claim(token));
        await judging.RefusedAsync("guest.address-not-verified", Gerda with { EmailVerified = false }, HttpMethod.Post, Claim(token));
        await judging.RefusedAsync("guest.no-juror", Gerda with { Roles = [Roles.Member] }, HttpMethod.Post, Claim(token));
        Assert.Equal(HttpStatusCode.Unauthorized, (await judging.SendAsync(null, HttpMethod.Post, Claim(token))).StatusCode);
        await judging.DoneAsync(Gerda, HttpMethod.Post, Claim(token));
    }

    [Fact]
    public async Task A_revoked_or_expired_link_answers_like_one_that_never_was()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        var token = await InviteAsync(judging, Gerda, "juror");
        await judging.RefusedAsync("guest.already-invited", Chair, HttpMethod.Post, judging.Url("/guests"), Body(Gerda, "observer"));
        var row = Assert.Single(await judging.GetAsync<List<ListGuestsRow>>(Chair, judging.Url("/guests")));
        await judging.DoneAsync(Chair, HttpMethod.Delete, judging.Url($"/guests/{row.Id}"));
        await judging.RefusedAsync("guest.not-open", Chair, HttpMethod.Delete, judging.Url($"/guests/{row.Id}"));
        await GoneAsync(judging, Gerda, token);

        var second = await InviteAsync(judging, Gerda, "juror");
        await judging.World.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE guest_invitations SET ExpiresAt = InvitedAt"));
        await GoneAsync(judging, Gerda, second);
        await GoneAsync(judging, Gerda, GuestInvitation.NewToken());
        Assert.Equal((await judging.ReadTextAsync(Gerda, Read(token))).Length, (await judging.ReadTextAsync(Gerda, Read(GuestInvitation.NewToken()))).Length);
    }

    [Theory]
    [InlineData("UPDATE guest_invitations SET RevokedAt = InvitedAt", 1)]
    [InlineData("UPDATE guest_invitations SET ExpiresAt = InvitedAt", 1)]
    [InlineData("UPDATE guest_invitations SET ClaimedAt = InvitedAt, ClaimedBy = InvitedBy, ExpiresAt = InvitedAt + 1", 0)]
    public async Task Who_did_not_use_a_link_is_forgotten_thirty_days_after_it_ended_and_a_member_is_not(string end, int forgotten)
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await InviteAsync(judging, Gerda, "juror");
        await judging.World.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(end));
        var sweep = judging.World.Service.Services.GetServices<IHostedService>().OfType<GuestSweep>().Single();
        Assert.Equal(0, await sweep.SweepAsync(CancellationToken.None));

        // Times are kept in microseconds.
        await judging.World.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE guest_invitations SET InvitedAt = InvitedAt - 31 * 86400000000"));
        await judging.World.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(end));

        Assert.Equal(forgotten, await sweep.SweepAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Only_who_may_invite_sends_links_and_what_is_typed_is_checked()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.RefusedAsync("jury.not-yours", Jan, HttpMethod.Post, judging.Url("/guests"), Body(Gerda, "juror"));
        await judging.RefusedAsync("jury.not-yours", Jan, HttpMethod.Get, judging.Url("/guests"));
        Assert.Equal(HttpStatusCode.NotFound, (await judging.SendAsync(Otto, HttpMethod.Get, judging.Url("/guests"))).StatusCode);
        foreach (var email in new[] { "", "geen-adres", "twee@ap@en.be", "regel@ein\nde.be", "a b@c.be", "\"x\"@y.be", "x@y" })
            await judging.RefusedAsync("guest.email-invalid", Chair, HttpMethod.Post, judging.Url("/guests"), new InviteGuestBody("Gerda", email, "nl"));
        await judging.RefusedAsync("guest.name-invalid", Chair, HttpMethod.Post, judging.Url("/guests"), new InviteGuestBody(" ", "a@b.be", "nl"));
        await judging.RefusedAsync("guest.language-unknown", Chair, HttpMethod.Post, judging.Url("/guests"), new InviteGuestBody("Gerda", "a@b.be", "de"));
        await judging.RefusedAsync("jury.seat-unknown", Chair, HttpMethod.Post, judging.Url("/guests"), new InviteGuestBody("Gerda", "a@b.be", "nl", "chair"));
    }

    private static InviteGuestBody Body(Persona person, string seat) => new($"{person.Name} Gast", AddressOf(person), "fr", seat);

    private static string Read(string token) => $"/api/juries/guests/{token}";

    private static string Claim(string token) => $"/api/juries/guests/{token}/claim";

    /// <returns>What stands in the link of the mail.</returns>
    private static async Task<string> InviteAsync(JudgingWorld judging, Persona person, string seat)
    {
        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/guests"), Body(person, seat));
        var sealedToken = (await judging.World.Service.EventsAsync()).OfType<GuestJurorInvited>().Last().SealedToken;
        return judging.World.Service.Services.GetRequiredService<SharedSeal>().Open(GuestLink.Purpose, sealedToken)!;
    }

    private static Task<ReadGuestInvitationReply> ReadAsync(JudgingWorld judging, string token) => judging.GetAsync<ReadGuestInvitationReply>(Gerda, Read(token));

    private static async Task GoneAsync(JudgingWorld judging, Persona person, string token)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await judging.SendAsync(person, HttpMethod.Get, Read(token))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await judging.SendAsync(person, HttpMethod.Post, Claim(token))).StatusCode);
    }
}
