using System.Data.Common;
using System.Globalization;

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Journeys.TwoWorlds;

/// <summary>Runs until it is stopped; its timers go on. A database asks it as well, instead of its own.</summary>
internal sealed class StoppableClock : TimeProvider
{
    private const string InSql = "unixepoch('subsec')";

    private static readonly TimeSpan Lapse = TimeSpan.FromHours(1);

    private (DateTimeOffset Now, long Ticks)? _stopped;

    public override DateTimeOffset GetUtcNow() => _stopped?.Now ?? base.GetUtcNow();

    public override long GetTimestamp() => _stopped?.Ticks ?? base.GetTimestamp();

    /// <summary>What was kept for a while is always too old from then on; else it would depend on how busy the machine was.</summary>
    public void Stop() => _stopped = (base.GetUtcNow(), base.GetTimestamp() + (long)(Lapse.TotalSeconds * TimestampFrequency));

    public IInterceptor ForDatabase() => new Statements(this);

    private void Tell(DbCommand command)
    {
        if (_stopped is { } stopped && command.CommandText.Contains(InSql, StringComparison.Ordinal))
            command.CommandText = command.CommandText.Replace(InSql, string.Create(CultureInfo.InvariantCulture, $"{stopped.Now.ToUnixTimeMilliseconds() / 1000m}"), StringComparison.Ordinal);
    }

    private sealed class Statements(StoppableClock clock) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            clock.Tell(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            clock.Tell(command);
            return ValueTask.FromResult(result);
        }
    }
}
