using Market.Challenges.Features.Browsing;
using Market.Challenges.Invariants;
using Market.Challenges.Jobs;
using Market.Challenges.Storage;
using Market.Challenges.Subscriptions;
using Market.Contracts;
using Market.Hosting.Invariants;
using Market.Hosting;
using Market.Hosting.Files;
using Market.Hosting.Messaging;
using Market.Hosting.Storage;

namespace Market.Challenges;

/// <summary>What the challenges service is made of.</summary>
public static class ChallengesService
{
    /// <param name="configure">Runs first: settings and replacements of the host or the test.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var assembly = typeof(ChallengesService).Assembly;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        configure?.Invoke(builder);
        builder.AddMarketDefaults();
        builder.AddMarketApi();
        builder.AddMarketDb<ChallengesDb, SqliteChallengesDb, PostgresChallengesDb>(Apps.Challenges);
        builder.AddMarketMessaging(Apps.Challenges, events => events
            .On<SubmissionsOpened, OnSubmissionsOpened>(Apps.Solutions)
            .On<OpeningKeysReady, OnOpeningKeysReady>(Apps.Solutions)
            .On<AwardPublished, OnAwardPublished>(Apps.Solutions)
            .On<DeadlineMoved, OnDeadlineMoved>(Apps.Solutions)
            .On<DeadlineMoveRefused, OnDeadlineMoveRefused>(Apps.Solutions)
            .On<OutageMeasured, OnOutageMeasured>(Apps.Solutions)
            .On<OrganisationSaved, OnOrganisationSaved>(Apps.Identity));
        builder.Services.Configure<ChallengesOptions>(builder.Configuration.GetSection(ChallengesOptions.Section));
        builder.Services.AddMediator(mediator =>
        {
            mediator.Namespace = "Market.Challenges.Generated";
            mediator.ServiceLifetime = ServiceLifetime.Scoped;
        });
        var documents = Path.Combine(builder.Configuration.GetMarketOptions().DataFolder, "challenges", "documents");
        builder.Services.AddSingleton<FileScanner>();
        builder.Services.AddSingleton(services => new FileFolder(documents, scanner: services.GetRequiredService<FileScanner>()));
        builder.Services.AddSingleton<FacetCache>();
        builder.Services.AddSingleton<PublicationJob>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PublicationJob>());
        builder.Services.AddInvariants(ChallengesInvariants.All);

        var app = builder.Build();
        app.UseMarketApi(Apps.Challenges, assembly);
        return app;
    }
}
