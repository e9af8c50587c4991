using Market.Hosting.AuditLog.Publishing;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Stamping;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;

using Mediator;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.AuditLog;

internal static class AuditLogSetup
{
    public static void AddAuditLog(this WebApplicationBuilder builder, string app)
    {
        builder.Services.Configure<AuditLogOptions>(builder.Configuration.GetSection(AuditLogOptions.Section));
        builder.Services.AddSingleton<AuditSignal>();
        builder.Services.AddSingleton<AuditWriter>();
        builder.Services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CommandsLeaveTrace<,>));
        builder.Services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ReadsLeaveTrace<,>));
        builder.Services.AddSingleton(services => LogKey.Load(services, app));
        builder.Services.AddScoped(services => new LogProofs(services.GetRequiredService<MarketDb>(), services.GetRequiredService<LogKey>()));
        builder.Services.AddSingleton<Sequencer>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Sequencer>());
        builder.Services.AddHttpClient<StampingAuthority>();
        builder.Services.AddHostedService<TimeStamper>();
    }
}
