using Market.Contracts;
using Market.Hosting;
using Market.Hosting.Files;
using Market.Portal.Clients;
using Market.Portal.Components;
using Market.Portal.Pages.Authoring;
using Market.Portal.Pages.Judging;
using Market.Portal.Pages.Reporting;
using Market.Portal.Pages.Solving;
using Market.Portal.Web;
using Market.Portal.Words;

using Microsoft.AspNetCore.Authorization;

namespace Market.Portal;

/// <summary>The web pages of the market: rendered on the server, complete without JavaScript, knowing the services only by HTTP.</summary>
public static class PortalService
{
    /// <param name="configure">Runs first; what it registers wins (tests, the local host).</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(PortalService).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);
        builder.Services.AddExceptionHandler<UnexpectedErrorPage>();
        builder.AddMarketDefaults();
        AddPages(builder.Services);
        builder.AddServiceClients();
        return Use(builder.Build());
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents();
        services.KeepUploadsOffDisk();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options => options.Cookie.Name = "market.af");
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, SignInFirst>();
        services.AddSingleton<FormOwner>();
        services.AddSingleton<KeptForms>();
        services.AddSingleton<MarketClock>();
        services.AddSingleton<ImportReports>();
        services.AddScoped<UiTexts>();
    }

    private static WebApplication Use(WebApplication app)
    {
        app.UsePageHeaders();
        app.UseMarketDefaults(Apps.Portal);
        app.UseErrorPages();
        app.UseFormRescue();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapLanguageSwitch();
        app.MapDownloads();
        app.MapSolutionDownloads();
        app.MapLogFeed();
        app.MapClock();
        app.MapJuryFiles();
        app.MapReportFiles();
        app.MapRazorComponents<App>();
        return app;
    }
}
