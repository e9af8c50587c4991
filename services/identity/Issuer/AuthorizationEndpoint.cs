using System.Security.Claims;

using Market.Hosting.Access.StepUp;
using Market.Identity.Pages;
using Market.Identity.SignIn;

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
    private const string LoginPage = "/account/login";
    private const string SecondFactorPage = "/account/second-factor";
    private const int ShortestAge = 30;
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> HandleAsync(HttpContext context, SignedInPerson people, TimeProvider time, CancellationToken cancel)
    {
        if (context.GetOpenIddictServerResponse() is not null)
            return MessagePages.SignInFailed(context);
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("Not an OpenID Connect request");
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var found = await people.FindAsync(session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), cancel);
        if (found is null || request.HasPromptValue(PromptValues.Login))
            return request.HasPromptValue(PromptValues.None) ? LoginRequired() : ToPage(LoginPage, request);
        var proof = SignInProof.Of(session.Principal!);
        if (PageToProveMore(request, proof, time.GetUtcNow()) is { } page)
            return request.HasPromptValue(PromptValues.None) ? LoginRequired() : ToPage(page, request);
        var identity = new ClaimsIdentity("market", Claims.Name, Claims.Role);
        identity.SetScopes(request.GetScopes());
        identity.SetClaim(Claims.AuthenticationContextReference, proof.Level)
            .SetClaim(Claims.AuthenticationTime, proof.LastAt.ToUnixTimeSeconds())
            .SetClaims(Claims.AuthenticationMethodReference, [.. proof.Methods]);
        people.Describe(identity, found.Value.Person, found.Value.Organisation);
        return Results.SignIn(new ClaimsPrincipal(identity), null, Scheme);
    }

    private static IResult LoginRequired() => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired }), [Scheme]);

    /// <summary>Where the person goes first when the client asks more than the session has proved (<c>acr_values</c>, <c>max_age</c>); null when it has.</summary>
    private static string? PageToProveMore(OpenIddictRequest request, SignInProof proof, DateTimeOffset now)
    {
        // Who comes back from the page did so some seconds ago; a smaller age would send the person round for ever.
        var maxAge = request.MaxAge is { } seconds ? TimeSpan.FromSeconds(Math.Max(seconds, ShortestAge)) : TimeSpan.MaxValue;
        if (request.GetAcrValues().Contains(AcrTable.SecondFactor))
            return proof.HasRecentSecondFactor(maxAge, now) ? null : SecondFactorPage;
        return proof.IsRecent(maxAge, now) ? null : LoginPage;
    }

    private static IResult ToPage(string page, OpenIddictRequest request)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in request.GetParameters().Where(parameter => parameter.Key != Parameters.Prompt))
            query.Add(name, (string?)value ?? "");
        return Results.Redirect($"{page}{new QueryBuilder { { "returnUrl", $"/{KeycloakPaths.Authorization}{query}" } }}");
    }
}
