using Market.Contracts;
using Market.Hosting.Invariants;
using Market.Hosting;
using Market.Hosting.Messaging;
using Market.Hosting.Storage;
using Market.Identity.Invariants;
using Market.Identity.Issuer;
using Market.Identity.Pages;
using Market.Identity.SignIn;
using Market.Identity.Storage;

using Microsoft.Extensions.Options;

namespace Market.Identity;

/// <summary>People and organisations, and (unless <c>Market:Authority</c> names another) the issuer where people sign in.</summary>
public static class IdentityService
{
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var assembly = typeof(IdentityService).Assembly;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        configure?.Invoke(builder);
        builder.AddMarketDefaults();
        builder.AddMarketApi();
        builder.AddMarketDb<IdentityDb, SqliteIdentityDb, PostgresIdentityDb>(Apps.Identity);
        builder.AddMarketMessaging(Apps.Identity);
        builder.Services.AddMediator(mediator =>
        {
            mediator.Namespace = "Market.Identity.Generated";
            mediator.ServiceLifetime = ServiceLifetime.Scoped;
        });
        builder.Services.Configure<IdentityServiceOptions>(builder.Configuration.GetSection(MarketOptions.Section));
        builder.Services.AddInvariants(IdentityInvariants.All);
        builder.AddAccounts();
        builder.AddIssuer();

        var app = builder.Build();
        if (app.Services.GetRequiredService<IOptions<MarketOptions>>().Value.UsesEmbeddedIssuer)
        {
            app.UseForwardedHeaders();
            app.MapIssuer();
            app.MapAccountPages();
        }

        app.UseMarketApi(Apps.Identity, assembly);
        return app;
    }

    }
