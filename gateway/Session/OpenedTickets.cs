using System.Collections.Concurrent;

using Microsoft.AspNetCore.Authentication;

namespace Market.Gateway.Session;

/// <summary>
/// Tickets that were decrypted lately, by what they were decrypted from: a page brings many requests with the same cookie, and decrypting costs more than all
/// the rest of the gateway. Whether a session still holds is asked elsewhere, each time. Holds a limited number and then begins anew.
/// </summary>
internal sealed class OpenedTickets<TSealed>(IEqualityComparer<TSealed>? comparer = null)
    where TSealed : notnull
{
    private const int Limit = 5_000;
    private readonly ConcurrentDictionary<TSealed, AuthenticationTicket> _opened = new(comparer);

    /// <summary>The ticket, the caller's own to change; null when it cannot be opened, which is not remembered.</summary>
    public AuthenticationTicket? Open(TSealed content, Func<TSealed, AuthenticationTicket?> open)
    {
        if (_opened.TryGetValue(content, out var known))
            return known.Clone();
        if (open(content) is not { } ticket)
            return null;
        if (_opened.Count >= Limit)
            _opened.Clear();
        _opened[content] = ticket.Clone();
        return ticket;
    }
}

/// <summary>Two arrays are one when their bytes are.</summary>
internal sealed class ByteContent : IEqualityComparer<byte[]>
{
    public static readonly ByteContent Instance = new();

    public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

    /// <summary>The end of what is encrypted is an authentication code: any part of it tells one from another.</summary>
    public int GetHashCode(byte[] bytes) => bytes.Length < sizeof(int) ? 0 : BitConverter.ToInt32(bytes, bytes.Length - sizeof(int));
}

/// <summary>The cookie's own ticket, which only names the session.</summary>
internal sealed class CookieTickets(ISecureDataFormat<AuthenticationTicket> inner) : ISecureDataFormat<AuthenticationTicket>
{
    private readonly OpenedTickets<(string Text, string? Purpose)> _opened = new();

    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) =>
        protectedText is null ? null : _opened.Open((protectedText, purpose), each => inner.Unprotect(each.Text, each.Purpose));
}
