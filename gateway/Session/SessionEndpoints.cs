using Market.Gateway.Guards;
using Market.Gateway.Pages;
using Market.Hosting;
using Market.Hosting.Access;
using Market.Hosting.Access.StepUp;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Market.Gateway.Session;

/// <summary>What the session page shows; no token is part of it.</summary>
/// <param name="ExpiresAt">When the session ends if nothing more is asked (UTC).</param>
public sealed record SessionReply(bool SignedIn, string Name, IReadOnlyList<string> Roles, DateTimeOffset? ExpiresAt);

/// <summary>Sign in, sign out, and who is signed in.</summary>
internal static class SessionEndpoints
{
    public const string StepUpPath = "/bff/step-up";

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bff/login", SignInAsync).Allow(AccessDecision.Anyone);
        routes.MapGet(StepUpPath, StepUpAsync).Allow(AccessDecision.Anyone);
        routes.MapGet("/bff/session", Describe).Allow(AccessDecision.Anyone);
        routes.MapGet("/bff/logout", (HttpContext context) => GatewayPage.WriteAsync(context, StatusCodes.Status200OK, "sign-out.ask")).Allow(AccessDecision.Anyone);
        routes.MapPost("/bff/logout", SignOutAsync).Allow(AccessDecision.Anyone);
    }

    /// <param name="again">By way of the issuer also when somebody is signed in here: another person may be there by now, or the same one with another role.</param>
    private static async Task SignInAsync(string? returnUrl, bool? again, HttpContext context, IOptions<MarketOptions> market, ILogger<SessionReply> log)
    {
        var target = ReturnUrl.OrHome(returnUrl);
        if (context.User.Identity?.IsAuthenticated == true && again != true)
        {
            context.Response.Redirect(target);
            return;
        }

        var question = new OpenIdConnectChallengeProperties { RedirectUri = target };
        // The market's own issuer has just seen who it is; another one would give the present person back without a question.
        if (again == true && !market.Value.UsesEmbeddedIssuer)
            question.Prompt = "login";
        await AskIssuerAsync(context, question, log);
    }

    /// <summary>Back at once when the session has a second factor of the last minutes; else by way of the issuer, who asks for it.</summary>
    private static async Task StepUpAsync(string? returnUrl, HttpContext context, SecondFactor factor, IOptions<StepUpOptions> stepUp, ILogger<SessionReply> log)
    {
        var target = ReturnUrl.OrHome(returnUrl);
        if (SessionTokens.Of(context) is { } tokens && factor.IsRecent(tokens.ToPrincipal()))
        {
            context.Response.Redirect(target);
            return;
        }

        var question = new OpenIdConnectChallengeProperties { RedirectUri = target, MaxAge = stepUp.Value.MaxAge };
        question.SetParameter(OpenIdConnectParameterNames.AcrValues, stepUp.Value.Ask);
        await AskIssuerAsync(context, question, log);
    }

    private static async Task AskIssuerAsync(HttpContext context, OpenIdConnectChallengeProperties question, ILogger<SessionReply> log)
    {
        try
        {
            await context.ChallengeAsync(SessionSetup.Issuer, question);
        }
        catch (Exception error) when (IssuerIsDown(error))
        {
            log.LogError("The issuer cannot be reached: {Reason}", error.Message);
            await GatewayPage.UnavailableAsync(context);
        }
    }

    private static SessionReply Describe(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (SessionTokens.Of(context) is not { } tokens)
            return new SessionReply(false, "", [], null);
        var (name, roles) = tokens.Describe();
        var ends = context.Features.Get<IAuthenticateResultFeature>()!.AuthenticateResult!.Properties!.ExpiresUtc;
        return new SessionReply(true, name.Length > 0 ? name : context.User.FindFirst("name")?.Value ?? "", roles, ends);
    }

    private static async Task SignOutAsync(HttpContext context, ILogger<SessionReply> log)
    {
        if (!CrossSiteGuard.IsOurOwn(context.Request))
        {
            await GatewayPage.WriteAsync(context, StatusCodes.Status403Forbidden, "request.cross-site");
            return;
        }

        var wasSignedIn = context.User.Identity?.IsAuthenticated == true;
        await context.SignOutAsync(SessionSetup.Cookie);
        try
        {
            if (wasSignedIn)
                await context.SignOutAsync(SessionSetup.Issuer, new AuthenticationProperties { RedirectUri = "/" });
            else
                context.Response.Redirect("/");
        }
        catch (Exception error) when (IssuerIsDown(error))
        {
            // Signed out here in any case; the issuer's own session ends by itself.
            log.LogWarning("Signed out here only, the issuer cannot be reached: {Reason}", error.Message);
            context.Response.Redirect("/");
        }
    }

    private static bool IssuerIsDown(Exception error) => error is InvalidOperationException or HttpRequestException or IOException;
}
