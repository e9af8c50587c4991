using System.Security.Claims;

using Market.Identity.Pages;

using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;

using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Market.Identity.Issuer;

/// <summary>Where a client sends the browser: gives a code for who is signed in, and asks others to sign in first.</summary>
internal static class AuthorizationEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> HandleAsync(HttpContext context, SignedInPerson people, CancellationToken cancel)
    {
        if (context.GetOpenIddictServerResponse() is not null)
            return MessagePages.SignInFailed(context);
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("Not an OpenID Connect request");
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var found = await people.FindAsync(session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), cancel);
        if (found is null || request.HasPromptValue(PromptValues.Login))
            return request.HasPromptValue(PromptValues.None) ? LoginRequired() : ToLogin(request);
        var identity = new ClaimsIdentity("market", Claims.Name, Claims.Role);
        identity.SetScopes(request.GetScopes());
        people.Describe(identity, found.Value.Person, found.Value.Organisation);
        return Results.SignIn(new ClaimsPrincipal(identity), null, Scheme);
    }

    private static IResult LoginRequired() => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired }), [Scheme]);

    private static IResult ToLogin(OpenIddictRequest request)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in request.GetParameters().Where(parameter => parameter.Key != Parameters.Prompt))
            query.Add(name, (string?)value ?? "");
        return Results.Redirect($"/account/login{new QueryBuilder { { "returnUrl", $"/{KeycloakPaths.Authorization}{query}" } }}");
    }
}
