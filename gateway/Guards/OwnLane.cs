using System.Security.Claims;

using Market.Gateway.Session;

using Microsoft.AspNetCore.Authentication;

namespace Market.Gateway.Guards;

/// <summary>
/// Handing in and taking back near a deadline must not wait for anybody else's traffic, not even from the same address: whoever has a session
/// that holds is counted alone (see <see cref="Limits"/>). Nobody but the owner of an account can use up its lane.
/// </summary>
internal sealed class OwnLane(RequestDelegate next)
{
    private static readonly string[] Endings = ["/submission", "/indienen", "/intrekken", "/ontvangstbewijs"];

    public Task InvokeAsync(HttpContext context) => IsAboutSubmission(context.Request) ? InOwnLaneAsync(context) : next(context);

    public static bool IsAboutSubmission(HttpRequest request) => Array.Exists(Endings, ending => request.Path.Value!.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Of whom; null for who has no session.</summary>
    public static string? Of(HttpContext context) => context.Features.Get<Lane>()?.Person;

    private async Task InOwnLaneAsync(HttpContext context)
    {
        if ((await context.AuthenticateAsync(SessionSetup.Cookie)).Principal?.FindFirstValue("sub") is { } person)
            context.Features.Set(new Lane(person));
        await next(context);
    }

    private sealed record Lane(string Person);
}
