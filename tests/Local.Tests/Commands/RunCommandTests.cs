using Market.Local.Commands;
using Market.Local.Demo;
using Market.Testing;

using Microsoft.Data.Sqlite;

namespace Market.Local.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-run-").FullName;

    [Fact]
    public async Task Ctrl_C_while_the_demo_world_is_being_filled_leaves_a_whole_one()
    {
        Effort.RequireWhole("a market of its own takes seconds");
        var options = new LocalOptions(LocalPorts.Free(1)[0], _folder);
        using var stop = new CancellationTokenSource();

        var run = RunCommand.RunAsync(options, stop.Token);
        while (!run.IsCompleted && Count("identity", "SELECT COUNT(*) FROM people") == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        Assert.Equal(0, await run);
        // The last thing that is done.
        Assert.Equal(1, Count("challenges", $"SELECT COUNT(*) FROM challenges WHERE Id = '{DemoChallenges.Strict.Id}' COLLATE NOCASE"));
    }

    [Fact]
    public async Task Ctrl_C_before_anything_has_started_ends_without_an_error()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        Assert.Equal(0, await RunCommand.RunAsync(new LocalOptions(LocalPorts.Free(1)[0], _folder), stop.Token));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>0 as well while there is no such table yet.</summary>
    private long Count(string app, string sql)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, $"{app}.db")};Mode=ReadOnly");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }
}
