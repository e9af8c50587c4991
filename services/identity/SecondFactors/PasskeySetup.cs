using Market.Hosting;
using Market.Identity.SignIn;

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Market.Identity.SecondFactors;

/// <summary>Passkeys (WebAuthn) by ASP.NET Core Identity: bound to the public address, and unlocked by their owner each time.</summary>
internal static class PasskeySetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static void AddPasskeys(this IServiceCollection services, MarketOptions market, Action<CookieBuilder, string> protect)
    {
        services.TryAddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = new Uri(market.PublicUrl).Host;
            options.AuthenticatorTimeout = Patience;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == new Uri(market.PublicUrl).GetLeftPart(UriPartial.Authority));
        });
        // In which Identity keeps the question until the browser brings the answer.
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            protect(cookie.Cookie, $"{AccountsSetup.CookieName}.passkey");
            cookie.ExpireTimeSpan = Patience;
        });
    }
}
