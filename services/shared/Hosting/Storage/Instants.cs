using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Market.Hosting.Storage;

/// <summary>SQLite has no instant type that sorts: microseconds since 1970 do, and match PostgreSQL's precision.</summary>
internal sealed class UnixMicroseconds() : ValueConverter<DateTimeOffset, long>(
    instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    microseconds => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));

/// <summary>PostgreSQL's <c>timestamptz</c> takes offset zero only.</summary>
internal sealed class UniversalTime() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => instant.ToUniversalTime(),
    stored => stored);

public static class Instants
{
    /// <summary>The instant as both databases can keep it.</summary>
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
