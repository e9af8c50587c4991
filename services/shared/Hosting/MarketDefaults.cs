using System.Reflection;

using Market.Hosting.Access;
using Market.Hosting.Access.StepUp;
using Market.Hosting.AuditLog.Publishing;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Caching;
using Market.Hosting.Endpoints;
using Market.Hosting.Messaging;
using Market.Hosting.Observability;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;

namespace Market.Hosting;

/// <summary>What every process of the market has, in order.</summary>
public static class MarketDefaults
{
    public static void AddMarketDefaults(this WebApplicationBuilder builder)
    {
        var market = builder.Configuration.GetMarketOptions();
        builder.Services.Configure<MarketOptions>(builder.Configuration.GetSection(MarketOptions.Section));
        builder.Services.Configure<StepUpOptions>(builder.Configuration.GetSection(StepUpOptions.Section));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SharedSeal>();
        builder.Services.ConfigureHttpJsonOptions(json => MarketJson.Apply(json.SerializerOptions));
        // Otherwise input that cannot be read gives a bare 400 in production: UnexpectedErrors makes it a problem with our code.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.GiveCode);
        builder.Services.AddExceptionHandler<UnexpectedErrors>();
        builder.Services.AddMarketSignIn(market);
        builder.Services.AddMarketCache(market);
        builder.Services.AddDataProtection().SetApplicationName("flanders-issn-market")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(market.DataFolder, "keys")));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    /// <summary>Adds OpenAPI; for services with an API.</summary>
    public static void AddMarketApi(this WebApplicationBuilder builder) => builder.Services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info.Title = $"Flanders ISSN Market: {context.ApplicationServices.GetRequiredService<IHostEnvironment>().ApplicationName}";
            // The address of the service itself is of no use outside: callers come through the gateway that gave them the document.
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessDecision>().Any(decision => decision.SecondFactor))
                operation.Description = $"Needs a second factor shown in the last minutes; without it: 403 {StepUpChallenge.Code}, with the challenge of RFC 9470.";
            return Task.CompletedTask;
        });
    });

    /// <summary>The pipeline of an API service: errors, sign-in, its endpoints, events, health.</summary>
    /// <param name="sealedObjects">The service keeps objects that are sealed: every refusal of one is an attempt that goes on record, and its log vouches for what was received.</param>
    /// <exception cref="InvalidOperationException">An endpoint has no access decision.</exception>
    public static void UseMarketApi(this WebApplication app, string name, Assembly endpoints, bool sealedObjects = false)
    {
        if (sealedObjects)
            app.UseMiddleware<DeniedAttempts>();
        app.UseMarketDefaults(name);
        app.UseMiddleware<KnownQuery>();
        app.UseCloudEvents();
        app.MapEndpointsOf(endpoints);
        app.MapMessaging(name);
        app.MapMessageTraffic(name);
        app.MapAuditLog(name, vouches: sealedObjects);
        app.MapOpenApi().Allow(AccessDecision.Anyone);
        app.RequireAccessDecisions();
    }

    public static void UseMarketDefaults(this WebApplication app, string name)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.LogChoices(name);
    }

    public static MarketOptions GetMarketOptions(this IConfiguration configuration) =>
        (configuration.GetSection(MarketOptions.Section).Get<MarketOptions>() ?? new MarketOptions()).Check();
}
