using System.Security.Claims;

using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;

namespace Market.Hosting.Access;

/// <summary>
/// Remembers for a minute who an access token is, so that somebody who asks ten things has the signature checked once. Not beyond the
/// token's end, and a key that the issuer took back counts for as long as it is remembered.
/// </summary>
internal sealed class KnownTokens(TimeProvider time) : IDisposable
{
    private const int Most = 10_000;
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    public Task FindAsync(MessageReceivedContext context)
    {
        if (TokenOf(context.Request.Headers.Authorization) is { } token && _known.TryGetValue(token, out Known? known) && time.GetUtcNow() < known!.Until)
        {
            context.Principal = known.Principal;
            context.Success();
        }

        return Task.CompletedTask;
    }

    public void Keep(TokenValidatedContext context)
    {
        var now = time.GetUtcNow();
        var until = context.SecurityToken.ValidTo < now + Longest ? new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero) : now + Longest;
        if (until > now && TokenOf(context.Request.Headers.Authorization) is { } token)
            _known.Set(token, new Known(context.Principal!, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = until - now });
    }

    public void Dispose() => _known.Dispose();

    private static string? TokenOf(string? header) => header?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? header[Scheme.Length..].Trim() : null;

    private sealed record Known(ClaimsPrincipal Principal, DateTimeOffset Until);
}
