using Market.Gateway.Pages;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.Net.Http.Headers;

namespace Market.Gateway.Session;

internal static class SignInEvents
{
    /// <summary>In the reader's language; and, for a step-up, for a second factor.</summary>
    public static Task ShapeQuestion(RedirectContext context)
    {
        context.ProtocolMessage.UiLocales = GatewayPage.LanguageOf(context.HttpContext);
        if (context.Properties.GetParameter<string>(OpenIdConnectParameterNames.AcrValues) is { } level)
            context.ProtocolMessage.AcrValues = level;
        return Task.CompletedTask;
    }

    /// <summary>See <see cref="LogoutHints"/>.</summary>
    public static async Task HintByNumber(RedirectContext context)
    {
        if (context.ProtocolMessage.IdTokenHint is { } token)
            context.ProtocolMessage.IdTokenHint = await context.HttpContext.RequestServices.GetRequiredService<LogoutHints>().KeepAsync(token);
    }

    /// <summary>Each sign-in gets a key of its own: without the old cookie the handler cannot go on under the old one, which ends here.</summary>
    public static async Task StartNewSession(TicketReceivedContext context)
    {
        await SessionSetup.EndPresentAsync(context.HttpContext);
        context.Request.Headers.Remove(HeaderNames.Cookie);
        await context.HttpContext.RequestServices.GetRequiredService<Arrival>()
            .AnnounceAsync(context.Properties?.GetTokenValue(OpenIdConnectParameterNames.AccessToken), context.HttpContext.RequestAborted);
    }

    /// <summary>Refused, too late, or an answer to a question that this browser did not ask.</summary>
    public static async Task ExplainFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        await GatewayPage.WriteAsync(context.HttpContext, StatusCodes.Status400BadRequest, "sign-in.failed");
    }
}
