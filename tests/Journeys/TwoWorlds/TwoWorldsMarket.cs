using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Storage;
using Market.Identity.Storage;
using Market.Journeys.Access;
using Market.Journeys.Access.Asking;
using Market.Journeys.TwoWorlds.Crawling;
using Market.Journeys.TwoWorlds.Leaks;
using Market.Journeys.TwoWorlds.Secrets;
using Market.Journeys.TwoWorlds.Telling;
using Market.Local;
using Market.Notifications.Storage;
using Market.Solutions.Jobs;
using Market.Solutions.Storage;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Market.Journeys.TwoWorlds;

/// <summary>The market of the matrix, whose clock stands still once everything is there. One secret at a time is changed in it, and changed back (decision 31).</summary>
public sealed class TwoWorldsMarket : AccessMarket
{
    private readonly StoppableClock _clock = new();

    internal LeakSwitch Leaks { get; } = new();

    internal ToldEvents Told { get; } = new();

    internal KnownObjects Objects { get; private set; } = null!;

    internal IReadOnlyList<ApiRead> Reads { get; private set; } = null!;

    internal Crawl Crawl { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Objects = await KnownObjects.FindAsync(this);
        Reads = await ApiDocuments.ReadAsync(Market);
        Crawl = new Crawl(this);
        Leaks.On(Market);
        await Market.SettleAsync();
        await StopClocksAsync();
    }

    private protected override async Task FillAsync(LocalMarket market)
    {
        await base.FillAsync(market);
        await KeptSecrets.FillAsync(market);
        await market.SettleAsync();
    }

    /// <summary>What was done before has its place in the log, under a checkpoint: no later one comes while somebody looks.</summary>
    private async Task UntilLogIsWrittenAsync(string app)
    {
        using var scope = Market.Services(app).CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        long before, leaves = -1;
        do
        {
            before = leaves;
            // Some leaves are written a while after what they tell of.
            await Task.Delay(TimeSpan.FromSeconds(1.5));
            leaves = await db.AuditLeaves.LongCountAsync();
        }
        while (leaves != before || (await db.AuditCheckpoints.MaxAsync(checkpoint => (long?)checkpoint.Size) ?? 0) < leaves);
    }

    /// <summary>What happens only when somebody looks for the first time has happened: the cookies of forms, and the jury's copies of files.</summary>
    private async Task LookOnceAsync()
    {
        foreach (var (persona, page) in AllSecrets.Curious.SelectMany(persona => new[] { $"/uitdagingen/{Objects.Room("open").Slug}", "/account/login" }.Select(page => (persona, page))))
            (await Sessions.As(persona).SendAsync(new Ask(HttpMethod.Get, page).ToMessage())).Dispose();
        foreach (var (room, alias, file) in Objects.Rooms.SelectMany(room => room.Aliases.SelectMany(alias => room.OpenedFiles.Select(file => (room, alias, file)))))
        {
            foreach (var juror in new[] { "chair", "chair-conflicted", "juror-of-other" })
                (await Sessions.As(juror).SendAsync(new Ask(HttpMethod.Get, $"/api/juries/{room.Id}/submissions/{alias}/files/{file}").ToMessage())).Dispose();
        }
    }

    /// <summary>Of the services, of their databases, and of the pages; with a last beat of the market at that moment.</summary>
    private async Task StopClocksAsync()
    {
        await LookOnceAsync();
        string[] services = [Apps.Challenges, Apps.Solutions, Apps.Identity, Apps.Notifications];
        await Task.WhenAll(services.Select(UntilLogIsWrittenAsync));
        // On a busy machine one of them would find something to do while somebody looks, and leave a line in the log.
        foreach (var job in services.SelectMany(app => Market.Services(app).GetServices<IHostedService>().OfType<BackgroundService>()))
            await job.StopAsync(CancellationToken.None);
        _clock.Stop();
        using var scope = Market.Services(Apps.Solutions).CreateScope();
        await scope.ServiceProvider.GetRequiredService<Pulse>().BeatAsync(CancellationToken.None);
        // The first page from now on asks for the market's clock, and no later one: it is to be none that is compared.
        using var page = await Sessions.As("visitor").SendAsync(new Ask(HttpMethod.Get, "/").ToMessage());
    }

    internal OtherWorld Other() => new(this);

    /// <summary>A secret was changed behind the back of the services: nothing may be left of the world before.</summary>
    internal void ForgetKept()
    {
        Leaks.Kept.Clear();
        Market.Services(Apps.Solutions).GetRequiredService<JuryShelf>().Clear();
    }

    private protected override void Configure(string app, WebApplicationBuilder builder)
    {
        base.Configure(app, builder);
        builder.Services.AddSingleton<IStartupFilter>(new LeakFilter(app, Leaks));
        // What is kept for seconds would be kept for ever while the clock stands still.
        builder.Configuration["Market:Challenges:FacetAge"] = "-00:00:01";
        // A token that was renewed in world B would be gone with it, and the session too.
        builder.Configuration["Market:AccessTokenLifetime"] = "02:00:00";
        // Who renews tokens looks at the clock of who checks them, which cannot be stopped.
        if (app is not (Apps.Gateway or Apps.Identity))
            builder.Services.AddSingleton<TimeProvider>(_clock);
        if (app is Apps.Portal)
            CountedCalls.Add(builder.Services);
        switch (app)
        {
            case Apps.Challenges: Watch<SqliteChallengesDb>(app, builder); break;
            case Apps.Solutions: Watch<SqliteSolutionsDb>(app, builder); break;
            case Apps.Notifications: Watch<SqliteNotificationsDb>(app, builder); break;
            case Apps.Identity: Watch<SqliteIdentityDb>(app, builder); break;
        }
    }

    private void Watch<TDb>(string app, WebApplicationBuilder builder) where TDb : DbContext => builder.Services.ConfigureDbContext<TDb>((services, options) =>
        options.AddInterceptors(_clock.ForDatabase(), Leaks.InMails(), Told.In(app, services.GetRequiredService<IHttpContextAccessor>())));
}

[CollectionDefinition(Name)]
public sealed class TwoWorldsCollection : ICollectionFixture<TwoWorldsMarket>
{
    public const string Name = "two worlds";
}
