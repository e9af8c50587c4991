using Market.Contracts;
using Market.Hosting.Storage;
using Market.Notifications;

using Microsoft.Data.Sqlite;

namespace Market.Local.Tests.Storage;

public sealed class MigratingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-migrating-").FullName;

    [Fact]
    public async Task A_process_killed_in_the_middle_of_a_migration_does_not_keep_the_next_one_waiting()
    {
        await MigrateAsync();
        await PlantLockOfKilledAsync();

        await MigrateAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(0L, await AskAsync("SELECT count(*) FROM __EFMigrationsLock"));
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_both_end_with_the_database_up_to_date()
    {
        await Task.WhenAll(MigrateAsync(), MigrateAsync()).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.True(await AskAsync("SELECT count(*) FROM __EFMigrationsHistory") > 0);
    }

    private async Task MigrateAsync()
    {
        await using var app = SingleApp.Create(new LocalOptions(0, _folder), Apps.Notifications, NotificationsService.Create);
        await app.Services.PrepareDatabaseAsync();
    }

    private Task PlantLockOfKilledAsync() => AskAsync("INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-11-28 10:00:00+00:00'); SELECT 1");

    private async Task<long> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "notifications.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
