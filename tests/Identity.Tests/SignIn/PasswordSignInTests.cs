using Market.Identity.SignIn;

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Identity.Tests.SignIn;

public sealed class PasswordSignInTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_password_is_not_called_replaced_when_the_account_changed_meanwhile(string engine)
    {
        await using var service = await World.StartAsync(engine);
        using var slow = service.Services.CreateScope();
        using var quick = service.Services.CreateScope();
        var stale = await AccountAsync(slow);
        Assert.False((await quick.ServiceProvider.GetRequiredService<PasswordSignIn>().ReplaceAsync(await AccountAsync(quick), "een ander wachtwoord")).Failed);

        var refused = await slow.ServiceProvider.GetRequiredService<PasswordSignIn>().ReplaceAsync(stale, "en nog een ander");

        Assert.Equal("account.changed-meanwhile", Assert.Single(refused.Errors).Code);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await new Visitor(service).SignInAsync(World.Officer.Email, "een ander wachtwoord")).StatusCode);
    }

    private static async Task<Account> AccountAsync(IServiceScope scope) =>
        await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(World.Officer.Id.ToString()) ?? throw new InvalidOperationException("There is no such account");
}
