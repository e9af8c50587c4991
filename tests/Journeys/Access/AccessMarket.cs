using Market.Challenges.Storage;
using Market.Contracts;
using Market.Identity.Storage;
using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;
using Market.Local;
using Market.Notifications.Storage;
using Market.Solutions.Storage;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.Access;

/// <summary>The whole market with the world of the authorisation matrix and everybody signed in, started once for all tests of access.</summary>
public class AccessMarket : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-access-").FullName;
    private LocalMarket? _market;

    internal LocalMarket Market => _market ?? throw new InvalidOperationException("Not started");

    internal Uri Address => Market.Address;

    internal LocalOptions Options { get; private set; } = null!;

    internal Matrix Matrix { get; } = MatrixFile.Load();

    internal Rehearsal Rehearsal { get; } = new();

    internal Targets Targets { get; private set; } = null!;

    internal Asks Asks { get; private set; } = null!;

    internal Sessions Sessions { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Options = new LocalOptions(LocalPorts.Free(1)[0], _folder);
        _market = await LocalMarket.StartAsync(Options, configure: Configure);
        await FillAsync(_market);
        Sessions = await Sessions.SignInAsync(_market, Matrix.Personas, OwnToken.For(Options, AccessPeople.As("solver-a-lead"), audience: "something-else"));
        await Sessions.As("member").DoAsync(HttpMethod.Put, "/api/notifications/preferences", new { mail = "all" });
        await _market.SettleAsync();
        Targets = await Targets.FindAsync(_market);
        Asks = new Asks(await Known.FindAsync(_market, await BeginUploadAsync()));
    }

    private protected virtual Task FillAsync(LocalMarket market) => AccessWorld.FillAsync(market);

    private async Task<Guid> BeginUploadAsync()
    {
        var ask = new Ask(HttpMethod.Post, $"/api/solutions/{Targets.For("open", "solver-a-lead").Bid}/uploads");
        using var answer = await Sessions.As("solver-a-lead").SendAsync(ask.ToMessage());
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Sessions?.Dispose();
        Rehearsal.Dispose();
        if (_market is not null)
        {
            await _market.StopAsync();
            await _market.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private protected virtual void Configure(string app, WebApplicationBuilder builder)
    {
        // One address asks everything here; the limits are tried elsewhere.
        foreach (var limit in new[] { "RequestsPerSecond", "SubmissionsPerSecond", "SignInsPerMinute" })
            builder.Configuration[$"Market:Gateway:{limit}"] = "0";
        builder.Configuration["Market:AuditLog:CheckpointInterval"] = "00:00:01";
        // So that a rehearsal takes back its own leaf and scores, and no others.
        builder.Configuration["Market:AuditLog:ReadsTogether"] = "1";
        builder.Configuration["Market:Solutions:ScoresTogether"] = "1";
        // Everybody shows a second factor once, before all tests; that it lapses is tried elsewhere.
        builder.Configuration["Market:StepUp:MaxAge"] = "02:00:00";
        // As in production.
        builder.Configuration["Market:OpenMailbox"] = "false";
        switch (app)
        {
            case Apps.Challenges: Rehearse<SqliteChallengesDb>(builder); break;
            case Apps.Solutions: Rehearse<SqliteSolutionsDb>(builder); break;
            case Apps.Identity: Rehearse<SqliteIdentityDb>(builder); break;
            case Apps.Notifications: Rehearse<SqliteNotificationsDb>(builder); break;
        }
    }

    private void Rehearse<TDb>(WebApplicationBuilder builder) where TDb : DbContext =>
        builder.Services.ConfigureDbContext<TDb>((services, options) => options.AddInterceptors(Rehearsal.For(services.GetRequiredService<IHttpContextAccessor>())));
}

[CollectionDefinition(Name)]
public sealed class AccessCollection : ICollectionFixture<AccessMarket>
{
    public const string Name = "access";
}
