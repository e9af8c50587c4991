using Market.Challenges;
using Market.Contracts;
using Market.Hosting.Storage;
using Market.Identity;
using Market.Notifications;
using Market.Solutions;

using Microsoft.EntityFrameworkCore;

namespace Market.Local;

/// <summary>One service without its web server, for a command that needs its data only.</summary>
internal static class SingleApp
{
    /// <summary>The services that have data, and how each is made.</summary>
    public static readonly IReadOnlyDictionary<string, Func<string[], Action<WebApplicationBuilder>?, WebApplication>> All =
        new Dictionary<string, Func<string[], Action<WebApplicationBuilder>?, WebApplication>>
        {
            [Apps.Challenges] = ChallengesService.Create,
            [Apps.Solutions] = SolutionsService.Create,
            [Apps.Identity] = IdentityService.Create,
            [Apps.Notifications] = NotificationsService.Create,
        };

    public static WebApplication Create(LocalOptions options, string name, Func<string[], Action<WebApplicationBuilder>?, WebApplication> create, Action<WebApplicationBuilder>? more = null) =>
        create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new LocalSettings(options).For(name, sidecar: null));
            LocalLogging.Configure(builder.Logging, name);
            more?.Invoke(builder);
        });

    /// <summary>Whether the service's database is there and is what this version works with.</summary>
    public static async Task<bool> IsUpToDateAsync(WebApplication app, CancellationToken cancel)
    {
        using var scope = app.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketDb>().Database;
        return await database.CanConnectAsync(cancel) && !(await database.GetPendingMigrationsAsync(cancel)).Any();
    }
}
