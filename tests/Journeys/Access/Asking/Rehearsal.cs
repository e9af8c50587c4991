using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.Metrics;

using Market.Hosting.Storage;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Journeys.Access.Asking;

/// <summary>
/// Lets a request be done to its end and leave nothing: what it would commit is rolled back, while the service believes it was kept
/// and answers as ever. So thousands of allowed writes find the same world. Counts the SQL of requests that ask for it as well, also what goes past Entity Framework.
/// </summary>
internal sealed class Rehearsal : IDisposable
{
    public const string Header = "X-Rehearsal";

    /// <summary>Its value names the count.</summary>
    public const string CountHeader = "X-Count-Sql";

    /// <summary>With it the texts of the commands are kept as well.</summary>
    public const string KeepHeader = "X-Keep-Sql";

    private readonly ConcurrentDictionary<string, int> _commands = new();
    private readonly ConcurrentDictionary<string, int> _commits = new();
    private readonly ConcurrentDictionary<string, int> _rows = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _texts = new();
    private readonly MeterListener _plain = new();

    public Rehearsal()
    {
        _plain.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PlainCommands.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        // Whichever service of this process is at work, it is told in the request that it works for.
        var http = new HttpContextAccessor();
        _plain.SetMeasurementEventCallback<int>((_, commands, _, _) => Count(http, commands));
        _plain.Start();
    }

    /// <summary>How many commands the requests with this value of <see cref="CountHeader"/> have sent to a database.</summary>
    public int CommandsOf(string name) => _commands.GetValueOrDefault(name);

    /// <summary>How many transactions the requests with this value of <see cref="CountHeader"/> wanted to keep.</summary>
    public int CommitsOf(string name) => _commits.GetValueOrDefault(name);

    /// <summary>How many rows Entity Framework has read from a database for the requests with this value of <see cref="CountHeader"/>.</summary>
    public int RowsOf(string name) => _rows.GetValueOrDefault(name);

    /// <summary>What Entity Framework has asked a database for requests with this value of <see cref="CountHeader"/> and with <see cref="KeepHeader"/>.</summary>
    public IReadOnlyList<string> TextsOf(string name) => [.. _texts.GetValueOrDefault(name, [])];

    public void Dispose() => _plain.Dispose();

    public IInterceptor[] For(IHttpContextAccessor http) => [new Transactions(this, http), new Commands(this, http)];

    private void Count(IHttpContextAccessor http, int commands = 1)
    {
        if (Value(http, CountHeader) is { } name)
            _commands.AddOrUpdate(name, commands, (_, count) => count + commands);
    }

    private static string? Value(IHttpContextAccessor http, string header) =>
        http.HttpContext?.Request.Headers.TryGetValue(header, out var value) == true ? value.ToString() : null;

    private sealed class Transactions(Rehearsal rehearsal, IHttpContextAccessor http) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (Value(http, CountHeader) is { } name)
                rehearsal._commits.AddOrUpdate(name, 1, (_, count) => count + 1);
            if (Value(http, Header) is null)
                return result;
            await transaction.RollbackAsync(cancellationToken);
            return InterceptionResult.Suppress();
        }
    }

    private sealed class Commands(Rehearsal rehearsal, IHttpContextAccessor http) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            rehearsal.Count(http);
            if (Value(http, KeepHeader) is not null && Value(http, CountHeader) is { } name)
                rehearsal._texts.GetOrAdd(name, _ => []).Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            rehearsal.Count(http);
            return ValueTask.FromResult(result);
        }

        public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
        {
            if (Value(http, CountHeader) is { } name)
                rehearsal._rows.AddOrUpdate(name, eventData.ReadCount, (_, count) => count + eventData.ReadCount);
            return result;
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            rehearsal.Count(http);
            return ValueTask.FromResult(result);
        }
    }
}
