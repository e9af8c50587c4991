using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

using Market.Contracts;
using Market.Hosting;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;
using Market.Hosting.Storage;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Market.Testing;

/// <summary>The real service with a real database, reached over HTTP in process; what it publishes is recorded.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private RunningService(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public IServiceProvider Services => _app.Services;

    /// <summary>The service's clock, when it was started with one that stands still.</summary>
    public FakeTimeProvider? Clock { get; private init; }

    /// <param name="create">The service's own <c>XService.Create</c>.</param>
    /// <param name="database">A database of its own; SQLite when null.</param>
    /// <param name="clock">Replaces the system clock (not the database's).</param>
    /// <param name="from">What another left; a new database when null.</param>
    public static async Task<RunningService> StartAsync(
        Func<string[], Action<WebApplicationBuilder>?, WebApplication> create, TestDatabase? database = null, FakeTimeProvider? clock = null,
        Action<WebApplicationBuilder>? configure = null, Beginning? from = null)
    {
        var service = await BuildAsync(create, database, clock, configure, from);
        await service._app.StartAsync();
        return service;
    }

    /// <summary>What others can start from: the database of a service that never ran, and had this done to it.</summary>
    public static async Task<Beginning> PrepareAsync(Func<string[], Action<WebApplicationBuilder>?, WebApplication> create, TestDatabase? database, Func<RunningService, Task> fill)
    {
        var service = await BuildAsync(create, database);
        await service.Services.PrepareDatabaseAsync();
        await fill(service);
        await service._app.DisposeAsync();
        ClearPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(service._folder, recursive: true);
        return new Beginning(service._folder, database);
    }

    private static async Task<RunningService> BuildAsync(
        Func<string[], Action<WebApplicationBuilder>?, WebApplication> create, TestDatabase? database, FakeTimeProvider? clock = null,
        Action<WebApplicationBuilder>? configure = null, Beginning? from = null)
    {
        var folder = Directory.CreateTempSubdirectory("market-test-").FullName;
        if (from is not null)
            await from.CopyAsync(folder, database);
        var app = create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings(folder, database));
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            if (clock is not null)
                builder.Services.AddSingleton<TimeProvider>(clock);
            TestTokens.TrustTestIssuer(builder.Services);
            configure?.Invoke(builder);
        });
        await MigratedDatabases.CopyAsync(app.Services, database);
        return new RunningService(app, folder) { Clock = clock };
    }

    /// <summary>Where it listens, when it was started with <see cref="OverSockets"/>.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>For <c>configure</c>: the real web server on a port of its own instead of calls within the process.</summary>
    public static void OverSockets(WebApplicationBuilder builder) => builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");

    public HttpClient As(Persona? persona)
    {
        var server = Services.GetRequiredService<IServer>() as TestServer;
        var way = server?.CreateHandler() ?? new SocketsHttpHandler();
        return new HttpClient(persona is null ? way : new TokenForEach(way, persona, Clock)) { BaseAddress = server?.BaseAddress ?? Address };
    }

    /// <summary>Each request with a token of that moment: a test may move the service's clock while it keeps one client.</summary>
    private sealed class TokenForEach(HttpMessageHandler inner, Persona persona, TimeProvider? clock) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", TestTokens.For(persona, _ => { }, clock?.GetUtcNow()));
            return base.SendAsync(request, cancel);
        }
    }

    /// <summary>Everything the service has said so far, in order of writing.</summary>
    public async Task<IReadOnlyList<IntegrationEvent>> EventsAsync()
    {
        using var scope = Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        return db.Outbox.AsEnumerable().OrderBy(message => message.Id).Select(Read).ToList();
    }

    /// <summary>Lets the service receive an event as if the sidecar had brought it, with the next number of that producer.</summary>
    public async Task ReceiveAsync(string producer, IntegrationEvent happened)
    {
        using var scope = Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        var last = db.InboxCursors.Where(cursor => cursor.Producer == producer).Select(cursor => cursor.LastSequence).SingleOrDefault();
        var data = JsonSerializer.SerializeToElement(happened, happened.GetType(), MarketJson.Tolerant);
        var envelope = new EventEnvelope(Guid.CreateVersion7(), last + 1, producer, happened.GetType().Name, DateTimeOffset.UtcNow, data);
        await Services.GetRequiredService<InboxProcessor>().ReceiveAsync(envelope, CancellationToken.None);
    }

    /// <summary>Gives up publishing everything that the service has said, as the relay does after its last attempt.</summary>
    public async Task ParkEventsAsync()
    {
        using var scope = Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        // The relay is woken by each save, and would write over this what it has in its hands.
        for (var tries = 0; tries < 500 && await db.Outbox.AnyAsync(message => message.Attempts == 0 || message.LeasedBy != null); tries++)
            await Task.Delay(20);
        await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(message => message.ParkedAt, message => message.Time));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        ClearPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Each test has a database and so a pool of its own; together they would use up what the server allows.</summary>
    private static void ClearPools()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    private static Dictionary<string, string?> Settings(string folder, TestDatabase? database) => new()
    {
        ["Market:DataFolder"] = folder,
        ["Market:Database"] = database is null ? "sqlite" : "postgres",
        ["Market:ConnectionString"] = database?.ServiceConnectionString,
        ["Market:OwnerConnectionString"] = database?.ConnectionString,
        ["Market:AppToken"] = "test-app-token",
        // No sidecar here: the relay and the catch-up would only fill the log.
        ["Market:Messaging:RelayInterval"] = "01:00:00",
        ["Market:Messaging:CatchUpInterval"] = "01:00:00",
        ["Market:Messaging:FirstBackOff"] = "01:00:00",
    };

    private static IntegrationEvent Read(OutboxMessage message) =>
        (IntegrationEvent)JsonSerializer.Deserialize(message.Data, typeof(IntegrationEvent).Assembly.GetType($"Market.Contracts.{message.Type}", throwOnError: true)!, MarketJson.Tolerant)!;
}

public static class HttpAnswers
{
    /// <summary>The body of a successful answer; otherwise an exception that quotes the problem.</summary>
    public static async Task<T> ReadAsync<T>(this HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(MarketJson.Options))!;
    }

    /// <summary>The code of the first refusal of a problem answer.</summary>
    public static async Task<string> ErrorCodeAsync(this HttpResponseMessage answer)
    {
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        return problem.GetProperty("errors")[0].GetProperty("code").GetString()!;
    }
}
