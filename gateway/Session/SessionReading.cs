using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Market.Gateway.Session;

/// <summary>
/// Finds out who is signed in from requests that bring a session's cookie. The framework's own middleware makes the handler of every scheme anew for each
/// request; that is needed only where one of them answers by itself, below <see cref="SignIn"/>.
/// </summary>
internal sealed class SessionReading(RequestDelegate next, IOptionsMonitor<CookieAuthenticationOptions> options)
{
    private const string SignIn = "/bff";

    /// <summary>By which a WebApplication knows that it need not place the framework's middleware itself.</summary>
    private const string IsPlaced = "__AuthenticationMiddlewareSet";

    private readonly string _cookie = options.Get(SessionSetup.Cookie).Cookie.Name!;

    public static void Use(IApplicationBuilder app)
    {
        app.Properties[IsPlaced] = true;
        app.UseWhen(context => context.Request.Path.StartsWithSegments(SignIn), signIn => signIn.UseAuthentication());
        app.UseWhen(context => !context.Request.Path.StartsWithSegments(SignIn), others => others.UseMiddleware<SessionReading>());
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Cookie.ToString().Contains(_cookie, StringComparison.Ordinal) && await context.AuthenticateAsync(SessionSetup.Cookie) is { Succeeded: true } session)
        {
            context.User = session.Principal;
            context.Features.Set<IAuthenticateResultFeature>(new Reading { AuthenticateResult = session });
        }

        await next(context);
    }

    private sealed class Reading : IAuthenticateResultFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; }
    }
}
