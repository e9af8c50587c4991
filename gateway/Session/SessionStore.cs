using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace Market.Gateway.Session;

/// <summary>Keeps sessions in the cache, encrypted; the browser holds only a key. A session that has ended is not brought back by a late answer.</summary>
internal sealed class SessionStore(IDistributedCache cache, IDataProtectionProvider protection, IOptions<GatewayOptions> options, TimeProvider time) : ITicketStore
{
    private const string KeyItem = "market.session-key";
    private const string StartedItem = "market.session-started";
    private readonly IDataProtector _protector = protection.CreateProtector("Market.Gateway.Session");
    private readonly OpenedTickets<byte[]> _opened = new(ByteContent.Instance);

    /// <summary>The key under which a session is kept; null when it is not kept yet.</summary>
    public static string? KeyOf(AuthenticationProperties properties) => properties.Items.TryGetValue(KeyItem, out var key) ? key : null;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        ticket.Properties.Items[KeyItem] = key;
        ticket.Properties.Items[StartedItem] = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await WriteAsync(key, ticket);
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (await RetrieveAsync(key) is not { } current)
            return;
        // A request that began before the tokens were renewed must not put the old ones back.
        if (SessionTokens.In(current.Properties) is { } kept && kept.ExpiresAt > SessionTokens.In(ticket.Properties)?.ExpiresAt)
            kept.PutIn(ticket.Properties);
        await WriteAsync(key, ticket);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (await cache.GetAsync(Place(key)) is not { } kept)
            return null;
        try
        {
            var ticket = _opened.Open(kept, each => TicketSerializer.Default.Deserialize(_protector.Unprotect(each)));
            return ticket is null || await IsEndedAsync(ticket) ? null : ticket;
        }
        catch (CryptographicException)
        {
            // The keys were replaced: the session can no longer be read, so it is over.
            return null;
        }
    }

    public Task RemoveAsync(string key) => cache.RemoveAsync(Place(key));

    /// <summary>Ends what the issuer says has ended: one of its sessions (<c>sid</c>) or all of a person (<c>sub</c>).</summary>
    public Task EndAsync(string claim, string value) => cache.SetStringAsync(
        Ended(claim, value), Now().ToString(System.Globalization.CultureInfo.InvariantCulture),
        // A session that is not used for this long is gone by itself; one that is used is asked about at once.
        new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = options.Value.SessionLength * 2 });

    private async Task<bool> IsEndedAsync(AuthenticationTicket ticket)
    {
        var started = long.TryParse(ticket.Properties.Items[StartedItem], out var at) ? at : 0;
        foreach (var claim in new[] { "sid", "sub" })
        {
            if (ticket.Principal.FindFirst(claim)?.Value is { } value
                && await cache.GetStringAsync(Ended(claim, value)) is { } ended && long.Parse(ended, System.Globalization.CultureInfo.InvariantCulture) >= started)
                return true;
        }

        return false;
    }

    private Task WriteAsync(string key, AuthenticationTicket ticket) => cache.SetAsync(
        Place(key), _protector.Protect(TicketSerializer.Default.Serialize(ticket)),
        new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc ?? time.GetUtcNow() + options.Value.SessionLength });

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static string Ended(string claim, string value) => $"market:ended:{claim}:{value}";

    /// <summary>Hashed, so that a look into the cache gives nobody a session.</summary>
    private static string Place(string key) => $"market:session:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
}
