using System.Data.Common;

using Market.Hosting.AuditLog;
using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.FailPoints;
using Market.Hosting.Invariants;
using Market.Hosting.Messaging.Outbox;

using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

using Npgsql;

namespace Market.Hosting.Storage;

public static class MarketStorage
{
    /// <summary>Registers the service's database on the engine that <see cref="MarketOptions.Database"/> names.</summary>
    public static void AddMarketDb<TDb, TSqlite, TPostgres>(this WebApplicationBuilder builder, string app)
        where TDb : MarketDb
        where TSqlite : TDb
        where TPostgres : TDb
    {
        var market = builder.Configuration.GetMarketOptions();
        if (market.IsPostgres)
            builder.Services.AddDbContext<TDb, TPostgres>((services, options) => Signal(options.UseNpgsql(Impatient(market.ConnectionString)), services), optionsLifetime: ServiceLifetime.Singleton);
        else
            builder.Services.AddDbContext<TDb, TSqlite>((services, options) => Signal(UseSqliteFile(options, market, app), services), optionsLifetime: ServiceLifetime.Singleton);
        builder.Services.AddScoped<MarketDb>(services => services.GetRequiredService<TDb>());
        builder.AddAuditLog(app);
        builder.Services.AddInvariants(AuditInvariants.All);
        // Hosted services start in the order of registration.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, MigrateFirst>());
    }

    /// <summary>Brings the service's database up to date, and makes sure that the service cannot change its audit log.</summary>
    /// <exception cref="InvalidOperationException">The service's role on PostgreSQL has too many rights.</exception>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancel = default)
    {
        var market = services.GetRequiredService<IOptions<MarketOptions>>().Value;
        if (market.MigrateOnStart)
            await MigrateAsync(services, market, cancel);
        if (!market.IsPostgres)
            return;
        using var scope = services.CreateScope();
        await LogRights.RequireNarrowAsync(scope.ServiceProvider.GetRequiredService<MarketDb>(), cancel);
    }

    /// <summary>From here on this context works as the owner of the tables, when the settings tell who that is.</summary>
    public static void ActAsOwner(this MarketDb db, MarketOptions market)
    {
        if (market.IsPostgres && !string.IsNullOrEmpty(market.OwnerConnectionString))
            db.Database.SetConnectionString(market.OwnerConnectionString);
    }

    private static async Task MigrateAsync(IServiceProvider services, MarketOptions market, CancellationToken cancel)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        db.ActAsOwner(market);
        await Migrating.MigrateAsync(db, cancel);
        if (market.IsPostgres && !string.IsNullOrEmpty(market.OwnerConnectionString))
            await ServiceRole.GrantAsync(db, market.ConnectionString!, cancel);
    }

    /// <summary>The options of a SQLite file, for the application and for <c>dotnet ef</c>.</summary>
    public static DbContextOptionsBuilder UseMarketSqlite(this DbContextOptionsBuilder options, string path) =>
        options.UseSqlite($"Data Source={path};Foreign Keys=True;Default Timeout=30").AddInterceptors(SqlitePragmas.Instance);

    private static DbContextOptionsBuilder UseSqliteFile(DbContextOptionsBuilder options, MarketOptions market, string app)
    {
        Directory.CreateDirectory(market.DataFolder);
        return options.UseMarketSqlite(Path.Combine(market.DataFolder, $"{app}.db"));
    }

    /// <summary>A database that hangs must not keep requests hanging: unless the connection string says otherwise, five seconds to connect and ten for a statement.</summary>
    private static string Impatient(string? connection)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connection };
        var whole = new NpgsqlConnectionStringBuilder(connection);
        if (!given.ContainsKey("Timeout"))
            whole.Timeout = 5;
        if (!given.ContainsKey("Command Timeout") && !given.ContainsKey("CommandTimeout"))
            whole.CommandTimeout = 10;
        return whole.ConnectionString;
    }

    private static void Signal(DbContextOptionsBuilder options, IServiceProvider services)
    {
        if (FailPoint.IsArmed)
            options.AddInterceptors(StorageFailPoints.Instance);
        // Contexts need nothing else of the services; with them in the options each context would copy the options.
        options.UseApplicationServiceProvider(null).UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
            .AddInterceptors(services.GetRequiredService<OutboxSignal>(), services.GetRequiredService<AuditSignal>())
            .ConfigureWarnings(warnings => warnings.Ignore(
                // Counting up to a limit needs no order.
                CoreEventId.RowLimitingOperationWithoutOrderByWarning,
                // The storage tests compare model and migrations; doing it again would slow every start.
                RelationalEventId.PendingModelChangesWarning));
    }
}
