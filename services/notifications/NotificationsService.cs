using Market.Contracts;
using Market.Hosting.Invariants;
using Market.Hosting;
using Market.Hosting.Messaging;
using Market.Hosting.Storage;

using Market.Notifications.Invariants;
using Market.Notifications.Mail;
using Market.Notifications.Storage;
using Market.Notifications.Subscriptions;

namespace Market.Notifications;

/// <summary>Tells people what concerns them, in the app and by mail, in their own language.</summary>
public static class NotificationsService
{
    /// <param name="configure">Runs first: settings and replacements of the host or the test.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var assembly = typeof(NotificationsService).Assembly;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        configure?.Invoke(builder);
        builder.AddMarketDefaults();
        builder.AddMarketApi();
        builder.AddMarketDb<NotificationsDb, SqliteNotificationsDb, PostgresNotificationsDb>(Apps.Notifications);
        builder.AddMarketMessaging(Apps.Notifications, Reactions.Subscribe);
        builder.Services.AddMediator(mediator =>
        {
            mediator.Namespace = "Market.Notifications.Generated";
            mediator.ServiceLifetime = ServiceLifetime.Scoped;
        });
        builder.Services.AddScoped<Audience>();
        builder.Services.AddScoped<Teams>();
        builder.Services.AddScoped<Announcer>();
        builder.Services.AddInvariants(NotificationsInvariants.All);
        builder.AddMail();
        var app = builder.Build();
        app.UseMarketApi(Apps.Notifications, assembly);
        return app;
    }
}
