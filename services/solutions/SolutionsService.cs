using Market.Contracts;
using Market.Hosting.Invariants;
using Market.Hosting;
using Market.Hosting.Files;
using Market.Hosting.Messaging;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Storage;
using Market.Solutions.Features;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Solving;
using Market.Solutions.Features.Uploading;
using Market.Solutions.Invariants;
using Market.Solutions.Jobs;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;
using Market.Solutions.Subscriptions;

namespace Market.Solutions;

/// <summary>Solutions, their opening, the jury and the award.</summary>
public static class SolutionsService
{
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var assembly = typeof(SolutionsService).Assembly;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);
        builder.AddMarketDefaults();
        builder.AddMarketApi();
        builder.AddSealing();
        builder.AddMarketDb<SolutionsDb, SqliteSolutionsDb, PostgresSolutionsDb>(Apps.Solutions);
        builder.Services.ConfigureDbContext<SqliteSolutionsDb>(options => options.AddInterceptors(OpenOnLoad.Instance));
        builder.Services.ConfigureDbContext<PostgresSolutionsDb>(options => options.AddInterceptors(OpenOnLoad.Instance));
        builder.Services.AddScoped(services => new Lazy<SolutionsDb>(services.GetRequiredService<SolutionsDb>));
        builder.Services.KeepUploadsOffDisk();
        builder.AddMarketMessaging(Apps.Solutions, Subscribe);
        builder.Services.AddMediator(options =>
        {
            options.Namespace = "Market.Solutions.Generated";
            options.ServiceLifetime = ServiceLifetime.Scoped;
        });
        builder.Services.Configure<SolutionsOptions>(builder.Configuration.GetSection(SolutionsOptions.Section));
        var folder = Path.Combine(builder.Configuration.GetMarketOptions().DataFolder, "solutions");
        builder.Services.AddSingleton<FileScanner>();
        builder.Services.AddSingleton(services => new FileFolder(Path.Combine(folder, "files"), seals: true, services.GetRequiredService<FileScanner>()));
        builder.Services.AddSingleton(new PartFolder(Path.Combine(folder, "uploads")));
        builder.Services.AddSingleton<JuryCopies>();
        builder.Services.AddSingleton<JuryShelf>();
        builder.Services.AddScoped<IncomingFiles>();
        builder.Services.AddScoped<UploadDesk>();
        builder.Services.AddSingleton<ReceivingDesk>();
        builder.Services.AddSingleton<ScoreDesk>();
        builder.Services.AddHostedService<OrphanFileSweep>();
        builder.Services.AddHostedService<WaitingScans>();
        builder.Services.AddHostedService<KnownRequestSweep>();
        builder.Services.AddHostedService<GuestSweep>();
        builder.Services.AddHttpClient(FrontDoor.Client, http => http.Timeout = FrontDoor.Patience);
        builder.Services.AddSingleton<FrontDoor>();
        builder.Services.AddScoped<Pulse>();
        builder.Services.AddHostedService<HeartbeatJob>();
        builder.Services.AddScoped<DraftWatch>();
        builder.Services.AddHostedService<DraftWatchJob>();
        builder.Services.AddInvariants(SolutionsInvariants.All);
        var app = builder.Build();
        app.UseMarketApi(Apps.Solutions, assembly, sealedObjects: true);
        return app;
    }

    private static void Subscribe(EventSubscriptions subscriptions) => subscriptions
        .On<ChallengeApproved, OnChallengeApproved>(Apps.Challenges)
        .On<ChallengePublished, OnChallengePublished>(Apps.Challenges)
        .On<ChallengeCancelled, OnChallengeCancelled>(Apps.Challenges)
        .On<DeadlineChangeConfirmed, OnDeadlineChangeConfirmed>(Apps.Challenges)
        .On<OrganisationSaved, OnOrganisationSaved>(Apps.Identity)
        .On<PersonSaved, OnPersonSaved>(Apps.Identity)
        .On<PersonSaved, OnJurorMoved>(Apps.Identity);
}
