using System.Data.Common;
using System.Diagnostics.Metrics;

using Market.Hosting.Storage;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Storage;

public sealed class JuryDoorsTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly JuryDoors _doors = new();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Tells_who_is_a_member_unless_the_jury_is_known_already(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        var version = (await AskAsync(judging, Jan.Id, known: null))!.JuryVersion;

        Assert.True((await AskAsync(judging, Jan.Id, known: null))!.IsMember);
        Assert.False((await AskAsync(judging, World.Officer.Id, known: version - 1))!.IsMember);
        Assert.Null((await AskAsync(judging, Jan.Id, known: version))!.IsMember);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Reads_the_own_sheet_as_it_was_saved_last_and_nobody_elses(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        Assert.Null((await AskAsync(judging, Jan.Id, alias: "A"))!.Sheet);

        await judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(7, 8));
        var saved = (await AskAsync(judging, Jan.Id, alias: "A"))!.Sheet!;
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/submissions/A/lock"));
        var locked = (await AskAsync(judging, Jan.Id, alias: "A"))!.Sheet!;

        Assert.Equal([70, 80], saved.Scores.Select(score => score.Tenths!.Value));
        Assert.Equal((false, true, saved.Version + 1), (saved.IsLocked, locked.IsLocked, locked.Version));
        Assert.Null((await AskAsync(judging, Jan.Id, alias: "B"))!.Sheet);
        Assert.Null((await AskAsync(judging, Ilse.Id, alias: "A"))!.Sheet);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Gives_back_the_sheet_that_is_known_until_it_is_another(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        await judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(7, 8));
        var known = (await AskAsync(judging, Jan.Id, alias: "A"))!.Sheet!;

        Assert.Same(known, (await AskAsync(judging, Jan.Id, alias: "A", sheet: known))!.Sheet);
        Assert.Equal([70, 80], (await AskAsync(judging, Jan.Id, alias: "A", sheet: known with { Id = Guid.CreateVersion7(), Scores = [] }))!.Sheet!.Scores.Select(score => score.Tenths!.Value));

        await judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(9, 8));
        Assert.Equal([90, 80], (await AskAsync(judging, Jan.Id, alias: "A", sheet: known))!.Sheet!.Scores.Select(score => score.Tenths!.Value));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_brief_that_changed_has_another_version(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        var before = (await AskAsync(judging, Jan.Id))!;
        await judging.World.InDatabaseAsync(async db =>
        {
            (await db.Briefs.SingleAsync(brief => brief.Id == judging.Challenge, Cancel)).Cancelled = true;
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(before.BriefVersion + 1, (await AskAsync(judging, Jan.Id))!.BriefVersion);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task There_is_no_door_without_a_challenge(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Published, engine);
        Assert.Null(await judging.World.InDatabaseAsync(db => _doors.AskAsync(() => db, new DoorQuestion(Guid.CreateVersion7(), Jan.Id, "", null, null), Cancel)));
        Assert.Null((await AskAsync(judging, Jan.Id))!.JuryVersion);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Each_of_many_who_ask_at_once_is_told_of_the_own_door(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        await judging.DoneAsync(Jan, HttpMethod.Put, judging.Url("/submissions/A/scores"), judging.Scores(7, 8));

        var doors = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => (number % 3) switch
        {
            0 => AskAsync(judging, Jan.Id, alias: "A"),
            1 => AskAsync(judging, World.Officer.Id, alias: "A"),
            _ => judging.World.InDatabaseAsync(db => _doors.AskAsync(() => db, new DoorQuestion(Guid.CreateVersion7(), Jan.Id, "A", null, null), Cancel)),
        }));

        foreach (var (number, door) in doors.Index())
            Assert.Equal((number % 3 != 2, number % 3 == 0, number % 3 == 0), (door is not null, door?.IsMember == true, door?.Sheet is not null));
    }

    [Fact]
    public async Task Who_cannot_be_answered_keeps_nobody_else_from_an_answer()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, "postgres");
        Assert.NotNull(await AskAsync(judging, Jan.Id));

        var asked = Enumerable.Range(0, 20).Select(number => AskAsync(judging, Jan.Id, alias: number == 7 ? "\0" : "A")).ToList();
        await Assert.ThrowsAnyAsync<DbException>(() => asked[7]);

        Assert.All(await Task.WhenAll(asked.Where((_, number) => number != 7)), Assert.NotNull);
    }

    [Fact]
    public async Task Without_a_database_all_who_ask_are_told_at_once()
    {
        var away = new DbContextOptionsBuilder<PostgresSolutionsDb>().UseNpgsql("Host=127.0.0.1;Port=1;Pooling=false").Options;
        await using var db = new PostgresSolutionsDb(away, TimeProvider.System, new Vault(MasterKey.New), new JuryShelf());
        var tries = 0;

        var asked = Enumerable.Range(0, 20).Select(_ => _doors.AskAsync(Away, new DoorQuestion(Guid.Empty, Jan.Id, "", null, null), Cancel)).ToList();
        foreach (var each in asked)
            await Assert.ThrowsAnyAsync<DbException>(() => each);

        Assert.InRange(tries, 1, 10);

        SolutionsDb Away()
        {
            Interlocked.Increment(ref tries);
            return db;
        }
    }

    /// <summary>Else nobody could hold what is hidden against what never was (decision 31).</summary>
    [Fact]
    public async Task It_counts_as_one_command_whether_there_is_a_challenge_or_not()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, "sqlite");
        using var heard = new HeardCommands();
        Assert.Equal(1, await heard.DuringAsync(() => AskAsync(judging, Jan.Id)));
        Assert.Equal(1, await heard.DuringAsync(() => judging.World.InDatabaseAsync(db => _doors.AskAsync(() => db, new DoorQuestion(Guid.CreateVersion7(), Jan.Id, "", null, null), Cancel))));
    }

    [Fact]
    public async Task A_connection_that_the_server_ended_is_replaced()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, "postgres");
        Assert.NotNull(await AskAsync(judging, Jan.Id));
        await judging.World.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()", Cancel));
        Assert.NotNull(await AskAsync(judging, Jan.Id));
    }

    public void Dispose() => _doors.Dispose();

    private Task<JuryDoor?> AskAsync(JudgingWorld judging, Guid person, int? known = null, string alias = "", OwnSheet? sheet = null) =>
        judging.World.InDatabaseAsync(db => _doors.AskAsync(() => db, new DoorQuestion(judging.Challenge, person, alias, known, sheet), Cancel));

    /// <summary>Those of other tests, which run beside this one, are not heard.</summary>
    private sealed class HeardCommands : IDisposable
    {
        private static readonly AsyncLocal<bool> Here = new();

        private readonly MeterListener _listener = new();
        private int _commands;

        public HeardCommands()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == PlainCommands.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<int>((_, commands, _, _) => _commands += Here.Value ? commands : 0);
            _listener.Start();
        }

        public async Task<int> DuringAsync(Func<Task> ask)
        {
            (_commands, Here.Value) = (0, true);
            await ask();
            Here.Value = false;
            return _commands;
        }

        public void Dispose() => _listener.Dispose();
    }
}
