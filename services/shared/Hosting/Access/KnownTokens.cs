using System.Security.Claims;

using Microsoft.AspNetCore.Authentication;
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
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    public Task FindAsync(MessageReceivedContext context)
    {
        if (HeaderOf(context) is { Length: > 0 } header && _known.TryGetValue(header, out Known? known) && time.GetUtcNow() < known!.Until)
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
        if (until > now && HeaderOf(context) is { Length: > 0 } header)
            _known.Set(header, new Known(context.Principal!, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = until - now });
    }

    public void Dispose() => _known.Dispose();

    private static string? HeaderOf(BaseContext<JwtBearerOptions> context) => context.Request.Headers.Authorization;

    private sealed record Known(ClaimsPrincipal Principal, DateTimeOffset Until);
}
