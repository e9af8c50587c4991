using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;

using Market.Contracts;
using Market.Journeys.Api;
using Market.Local;
using Market.Local.Demo;
using Market.Solutions.Features.Solving;
using Market.Solutions.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Npgsql;

namespace Market.Journeys.Sealing;

/// <summary>
/// S-02: one word is written into every text, file, file name and property of a draft and of submissions, through the whole market. Before the
/// opening it lies nowhere: not in the databases and their journals, files, mails, keys, logs or what passes between the services.
/// </summary>
[Collection(MarketCollection.Name)]
public sealed class CanaryTests(RunningMarket shared)
{
    private readonly List<string> _codes = [];
    private readonly string _word = "kanarie" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 17);

    [Fact]
    public async Task Before_the_opening_nothing_that_a_team_wrote_lies_anywhere_on_SQLite()
    {
        var log = new Recorder();
        foreach (var app in LocalSettings.Services.Append(Apps.Portal).Append(Apps.Gateway))
            shared.Market.Services(app).GetRequiredService<ILoggerFactory>().AddProvider(log);

        await PlantAsync(shared);

        var scanner = new CanaryScanner(_word);
        Assert.Empty(scanner.Scan(shared.Folder));
        Assert.Empty(scanner.In(Encoding.UTF8.GetBytes(string.Join('\n', log.Lines)), "log"));
        AssertNoCodes(shared.Folder, log);
        // Where the web server would buffer what is uploaded.
        Assert.Empty(scanner.Scan(Path.GetTempPath(), "ASPNETCORE_*"));
        await LeakingAsync(shared.Market, () =>
        {
            Assert.Contains(scanner.Scan(shared.Folder), found => found.Contains("solutions.db", StringComparison.Ordinal));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Before_the_opening_nothing_that_a_team_wrote_lies_anywhere_on_PostgreSQL()
    {
        Effort.RequireWhole("a PostgreSQL of its own takes a minute");
        var server = await PostgresServer.FindAsync();
        Assert.SkipUnless(server.ConnectionString is not null, server.Reason);
        await using var own = await RunningMarket.OnPostgresAsync(server.ConnectionString!);
        await PlantAsync(own);

        var files = await DataDirectoryAsync(server.ConnectionString!);
        Assert.SkipUnless(Directory.Exists(files), "The data directory of PostgreSQL is elsewhere");
        var scanner = new CanaryScanner(_word);
        Assert.Empty(scanner.Scan(own.Folder));
        Assert.Empty(scanner.Scan(files));
        AssertNoCodes(own.Folder);
        AssertNoCodes(files);
        await LeakingAsync(own.Market, async () =>
        {
            await DataDirectoryAsync(server.ConnectionString!);
            Assert.NotEmpty(scanner.Scan(files));
        });
    }

    private async Task PlantAsync(RunningMarket market)
    {
        using var people = new ApiPeople(market);
        var challenge = await ApiDrafting.DraftAsync(people, "Kanaries in de mijn");
        await ApiDrafting.PublishAsync(people, challenge);
        await SubmitAsync(await people.AsAsync(DemoPeople.StartUpLead), challenge, submits: 2);
        await SubmitAsync(await people.AsAsync(DemoPeople.InstituteLead), challenge, submits: 1);
        await SubmitAsync(await people.AsAsync(DemoPeople.SensorLead), challenge, submits: 0);
        var strict = await ApiDrafting.DraftAsync(people, "Streng bewaarde kanaries");
        _codes.AddRange(await ApiCards.PublishStrictAsync(people, strict));
        await SubmitAsync(await people.AsAsync(DemoPeople.StartUpLead), strict, submits: 2);
        await SubmitAsync(await people.AsAsync(DemoPeople.SensorLead), strict, submits: 0);
        await market.SettleAsync();
    }

    /// <summary>The codes on cards and of teams are kept nowhere, with dashes or without.</summary>
    private void AssertNoCodes(string folder, Recorder? log = null)
    {
        Assert.Equal(5, _codes.Count);
        var scanner = new CanaryScanner([.. _codes, .. _codes.Select(code => code.Replace("-", "", StringComparison.Ordinal))]);
        Assert.Empty(scanner.Scan(folder));
        Assert.Empty(scanner.In(Encoding.UTF8.GetBytes(string.Join('\n', log?.Lines.ToArray() ?? [])), "log"));
    }

    private async Task SubmitAsync(ApiPerson lead, Guid challenge, int submits)
    {
        var started = await lead.PostAsync<StartSolutionReply>("/api/solutions", new { challengeId = challenge });
        var id = started.Id;
        lead.Carry(started.TeamCode);
        if (started.TeamCode is { } code)
            _codes.Add(code);
        var pdf = SamplePdf.Of("", "/Info 4 0 R", $"<< /Author ({_word}) >>");
        await lead.UploadAsync<AttachFileReply>($"/api/solutions/{id}/files", $"{_word}.pdf", pdf);
        await lead.UploadAsync<AttachFileReply>($"/api/solutions/{id}/files", $"plan {_word}.txt", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(_word, 20_000))));
        var removed = await lead.UploadAsync<AttachFileReply>($"/api/solutions/{id}/files", $"{_word} weg.txt", Encoding.UTF8.GetBytes($"Kladje {_word}"));
        await lead.DoAsync(HttpMethod.Delete, $"/api/solutions/{id}/files/{removed.Id}");
        for (var round = 0; round <= submits; round++)
        {
            await WriteAsync(lead, id, round);
            if (round < submits)
                await lead.PostAsync<Receipt>($"/api/solutions/{id}/submission", new { version = (await ReadAsync(lead, id)).Version });
        }

        Assert.Contains(_word, (await ReadAsync(lead, id)).Title, StringComparison.Ordinal);
        await lead.IsRefusedAsync(HttpStatusCode.BadRequest, "solution.title-too-long", HttpMethod.Put, $"/api/solutions/{id}/content", new
        {
            version = (await ReadAsync(lead, id)).Version, title = string.Join(' ', Enumerable.Repeat(_word, 20)), summary = _word, answers = Array.Empty<object>(), planning = _word,
        });
    }

    private async Task WriteAsync(ApiPerson lead, Guid id, int round)
    {
        var read = await ReadAsync(lead, id);
        await lead.PutAsync<WriteContentReply>($"/api/solutions/{id}/content", new
        {
            version = read.Version, title = $"{_word} {round}", summary = $"Wat {_word} doet.", budgetCents = 4_800_000, planning = $"Eerst {_word}.",
            answers = read.Questions.Select(question => new { questionId = question.Id, text = $"Met {_word}." }),
        });
    }

    /// <summary>The negative control: the same word where it must not be, taken away again for the doctor at the end.</summary>
    private async Task LeakingAsync(LocalMarket market, Func<Task> look)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        var brief = scope.ServiceProvider.GetRequiredService<SolutionsDb>().Briefs.Where(brief => brief.Slug.StartsWith("kanaries"));
        var hash = await brief.Select(row => row.CriteriaHash).SingleAsync();
        await brief.ExecuteUpdateAsync(set => set.SetProperty(row => row.CriteriaHash, _word));
        await look();
        await brief.ExecuteUpdateAsync(set => set.SetProperty(row => row.CriteriaHash, hash));
    }

    /// <summary>PostgreSQL's own files, with everything written to them.</summary>
    private static async Task<string> DataDirectoryAsync(string server)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("CHECKPOINT; SELECT current_setting('data_directory')", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static Task<ReadSolutionReply> ReadAsync(ApiPerson person, Guid id) => person.GetAsync<ReadSolutionReply>($"/api/solutions/{id}");

    /// <summary>Keeps every message that gets past the filters.</summary>
    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
