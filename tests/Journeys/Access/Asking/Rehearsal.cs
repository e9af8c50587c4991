using System.Collections.Concurrent;
using System.Data.Common;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Journeys.Access.Asking;

/// <summary>
/// Lets a request be done to its end and leave nothing: what it would commit is rolled back, while the service believes it was kept
/// and answers as ever. So thousands of allowed writes find the same world. Counts the SQL of requests that ask for it as well.
/// </summary>
internal sealed class Rehearsal
{
    public const string Header = "X-Rehearsal";

    /// <summary>Its value names the count.</summary>
    public const string CountHeader = "X-Count-Sql";

    private readonly ConcurrentDictionary<string, int> _commands = new();
    private readonly ConcurrentDictionary<string, int> _commits = new();

    /// <summary>How many commands the requests with this value of <see cref="CountHeader"/> have sent to a database.</summary>
    public int CommandsOf(string name) => _commands.GetValueOrDefault(name);

    /// <summary>How many transactions the requests with this value of <see cref="CountHeader"/> wanted to keep.</summary>
    public int CommitsOf(string name) => _commits.GetValueOrDefault(name);

    public IInterceptor[] For(IHttpContextAccessor http) => [new Transactions(this, http), new Commands(this, http)];

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
            Count();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Count();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            Count();
            return ValueTask.FromResult(result);
        }

        private void Count()
        {
            if (Value(http, CountHeader) is { } name)
                rehearsal._commands.AddOrUpdate(name, 1, (_, count) => count + 1);
        }
    }
}
