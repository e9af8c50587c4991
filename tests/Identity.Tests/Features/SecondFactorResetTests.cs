using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Identity.Features.People;
using Market.Identity.Features.SecondFactors;
using Market.Identity.SecondFactors;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Testing;

using Mediator;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Identity.Tests.Features;

/// <summary>Somebody lost phone, passkey and recovery codes: an administrator takes them away, so that new ones can be set up.</summary>
public sealed class SecondFactorResetTests
{
    private const string Reason = "Telefoon gestolen, in een videogesprek herkend.";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_reset_takes_away_the_app_the_passkeys_and_the_recovery_codes_and_tells_the_person_why(string engine)
    {
        await using var service = await World.StartAsync(engine);
        await GiveEveryFactorAsync(service, World.Officer);
        await GiveEveryFactorAsync(service, World.Solver);
        var before = await FactorsAsync(service, World.Officer);
        Assert.Equal((true, 10, 1), (before.AuthenticatorSince is not null, before.RecoveryCodes, before.Passkeys));

        Assert.Equal(HttpStatusCode.NoContent, (await ResetAsync(service, World.Officer)).StatusCode);

        Assert.Equal(new FactorsOfAccount(null, 0, 0), await FactorsAsync(service, World.Officer));
        Assert.True((await FactorsAsync(service, World.Solver)) is { HasCode: true, Passkeys: 1 });
        Assert.Equal(new SecondFactorChanged(World.Officer.Id, SecondFactorChanged.ResetByAdministrator, Reason), Assert.Single(await ResetsToldAsync(service)));
    }

    [Fact]
    public async Task The_person_is_signed_out_everywhere_at_once_and_nobody_else_is()
    {
        await using var service = await World.StartAsync();
        await Phone.GiveAsync(service, World.Officer);
        var (client, visitor, other) = (new Client(service), new Visitor(service), new Visitor(service));
        var tokens = await client.SignInAsync(visitor, World.Officer.Email, World.Password);
        await client.SignInAsync(other, World.Solver.Email, World.Password);

        await ResetAsync(service, World.Officer);

        Assert.Equal("invalid_grant", await (await client.RefreshAsync(tokens.Refresh)).OAuthErrorAsync());
        Assert.StartsWith("/account/login", await WhereToAsync(visitor, Client.AuthorizeUrl()), StringComparison.Ordinal);
        Assert.Contains("code=", await WhereToAsync(other, Client.AuthorizeUrl()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_the_account_that_was_under_way_does_not_bring_the_old_sessions_back()
    {
        await using var service = await World.StartAsync();
        await Phone.GiveAsync(service, World.Officer);
        var visitor = new Visitor(service);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        using var scope = service.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var read = await accounts.FindByIdAsync(World.Officer.Id.ToString());

        await ResetAsync(service, World.Officer);

        Assert.False((await accounts.UpdateAsync(read!)).Succeeded);
        Assert.StartsWith("/account/login", await WhereToAsync(visitor, Client.AuthorizeUrl()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Afterwards_the_password_signs_in_and_a_first_factor_can_be_set_up_again()
    {
        await using var service = await World.StartAsync();
        await Phone.GiveAsync(service, World.Officer);
        await ResetAsync(service, World.Officer);

        var visitor = new Visitor(service);
        await visitor.SignInAsync(World.Officer.Email, World.Password);
        Assert.StartsWith("/account/security", await WhereToAsync(visitor, "/account/second-factor"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account/security/authenticator")).StatusCode);
    }

    [Fact]
    public async Task Nobody_resets_the_own_second_factor()
    {
        await using var service = await World.StartAsync();
        await Phone.GiveAsync(service, World.Admin);
        var answer = await ResetAsync(service, World.Admin);
        Assert.Equal((HttpStatusCode.Conflict, "person.reset-not-oneself"), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.True((await FactorsAsync(service, World.Admin)).HasAny);
    }

    [Fact]
    public async Task Who_is_no_administrator_resets_nothing()
    {
        await using var service = await World.StartAsync();
        await Phone.GiveAsync(service, World.Officer);
        Assert.Equal(HttpStatusCode.Forbidden, (await ResetAsync(service, World.Officer, by: World.Solver)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ResetAsync(service, World.Officer, by: World.Officer)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.As(null).PostAsJsonAsync(PathOf(World.Officer.Id), new ResetSecondFactorsBody(Reason))).StatusCode);
        Assert.True((await FactorsAsync(service, World.Officer)).HasAny);
    }

    [Theory]
    [InlineData(null, "person.reason-missing")]
    [InlineData(" \n ", "person.reason-missing")]
    [InlineData("\u200b\u202e", "person.reason-missing")]
    [InlineData("1001", "person.reason-too-long")]
    public async Task A_reset_without_a_reason_that_can_be_read_is_refused_at_its_field(string? reason, string code)
    {
        await using var service = await World.StartAsync();
        await Phone.GiveAsync(service, World.Officer);
        var answer = await ResetAsync(service, World.Officer, reason: reason == "1001" ? new string('x', 1001) : reason);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal((code, "reason"), (error.GetProperty("code").GetString(), error.GetProperty("field").GetString()));
        Assert.True((await FactorsAsync(service, World.Officer)).HasAny);
    }

    [Fact]
    public async Task A_reason_goes_out_as_one_line_of_visible_text()
    {
        await using var service = await World.StartAsync();
        await Phone.GiveAsync(service, World.Officer);
        await ResetAsync(service, World.Officer, reason: "  Telefoon\r\n gestolen\u202e. ");
        Assert.Equal("Telefoon gestolen .", Assert.Single(await ResetsToldAsync(service)).Reason);
    }

    [Fact]
    public async Task Who_has_no_second_factor_has_none_to_lose()
    {
        await using var service = await World.StartAsync();
        var answer = await ResetAsync(service, World.Officer);
        Assert.Equal((HttpStatusCode.Conflict, "person.no-second-factor"), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.Empty(await ResetsToldAsync(service));
        var unknown = await service.As(World.Admin.Persona()).PostAsJsonAsync(PathOf(Guid.NewGuid()), new ResetSecondFactorsBody(Reason));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Recovery_codes_that_are_left_alone_can_be_reset_as_well()
    {
        await using var service = await World.StartAsync();
        await GiveRecoveryCodesAsync(service, World.Officer);
        Assert.Equal(HttpStatusCode.NoContent, (await ResetAsync(service, World.Officer)).StatusCode);
        Assert.False((await FactorsAsync(service, World.Officer)).HasCode);
    }

    [Fact]
    public async Task Whose_access_is_closed_loses_nothing_because_nobody_would_tell()
    {
        await using var service = await World.StartAsync();
        await Phone.GiveAsync(service, World.Officer);
        await service.As(World.Admin.Persona()).PostAsync($"/api/identity/people/{World.Officer.Id}/deactivation", null);
        var answer = await ResetAsync(service, World.Officer);
        Assert.Equal((HttpStatusCode.Conflict, "person.access-closed"), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.True((await FactorsAsync(service, World.Officer)).HasAny);
    }

    [Fact]
    public async Task With_another_issuer_second_factors_are_reset_there()
    {
        await using var service = await World.StartAsync(configure: builder => builder.Configuration["Market:Authority"] = TestTokens.Issuer);
        Assert.Equal("person.managed-elsewhere", await (await ResetAsync(service, World.Officer)).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_reset_leaves_one_leaf_in_the_log_and_a_refused_one_none()
    {
        await using var service = await World.StartAsync();
        await Phone.GiveAsync(service, World.Officer);
        await ResetAsync(service, World.Officer, reason: "");
        Assert.Empty(await LeavesAsync(service));

        await ResetAsync(service, World.Officer);

        var leaf = Assert.Single(await LeavesAsync(service));
        Assert.Equal(("done", World.Officer.Id), (leaf.GetProperty("outcome").GetString(), leaf.GetProperty("object").GetGuid()));
        Assert.DoesNotContain(World.Admin.Id.ToString(), leaf.ToString(), StringComparison.Ordinal);
    }

    private static string PathOf(Guid person) => $"/api/identity/people/{person}/second-factors/reset";

    private static Task<HttpResponseMessage> ResetAsync(RunningService service, SeedPerson person, SeedPerson? by = null, string? reason = Reason) =>
        service.As((by ?? World.Admin).Persona()).PostAsJsonAsync(PathOf(person.Id), new ResetSecondFactorsBody(reason));

    private static async Task GiveEveryFactorAsync(RunningService service, SeedPerson person)
    {
        await Phone.GiveAsync(service, person);
        await GiveRecoveryCodesAsync(service, person);
        using var scope = service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var passkey = new IdentityPasskeyData { PublicKey = [1], AttestationObject = [2], ClientDataJson = [3], CreatedAt = DateTimeOffset.UtcNow, Name = "Laptop" };
        db.Passkeys.Add(new IdentityUserPasskey<Guid> { UserId = person.Id, CredentialId = person.Id.ToByteArray(), Data = passkey });
        await db.SaveChangesAsync();
    }

    private static async Task GiveRecoveryCodesAsync(RunningService service, SeedPerson person)
    {
        using var scope = service.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ISender>().Send(new RenewRecoveryCodes(Caller.Anonymous with { PersonId = person.Id }));
    }

    private static async Task<FactorsOfAccount> FactorsAsync(RunningService service, SeedPerson person)
    {
        using var scope = service.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<SecondFactorCheck>().OfAsync(person.Id, CancellationToken.None);
    }

    private static async Task<List<SecondFactorChanged>> ResetsToldAsync(RunningService service) =>
        [.. (await service.EventsAsync()).OfType<SecondFactorChanged>().Where(change => change.Change == SecondFactorChanged.ResetByAdministrator)];

    private static async Task<List<JsonElement>> LeavesAsync(RunningService service)
    {
        using var scope = service.Services.CreateScope();
        var leaves = await scope.ServiceProvider.GetRequiredService<IdentityDb>().AuditLeaves.AsNoTracking().Select(leaf => leaf.Data).ToListAsync();
        return [.. leaves.Select(leaf => JsonDocument.Parse(leaf).RootElement).Where(leaf => leaf.TryGetProperty("what", out var what) && what.GetString() == nameof(ResetSecondFactors))];
    }

    private static async Task<string> WhereToAsync(Visitor visitor, string path) => (await visitor.GetAsync(path)).Headers.Location!.ToString();
}
