using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Notifications.Features.Reading;
using Market.Notifications.Mail;
using Market.Notifications.Storage;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

using MimeKit;

namespace Market.Notifications.Tests;

/// <summary>A running notifications service with a public body, two companies, an institute, a jury and a follower.</summary>
internal sealed class Town : IAsyncDisposable
{
    public static readonly Guid Body = Guid.CreateVersion7();
    public static readonly Guid Company = Guid.CreateVersion7();
    public static readonly Guid Institute = Guid.CreateVersion7();
    public static readonly Guid Rival = Guid.CreateVersion7();

    public static readonly Persona Officer = Persona.Of("Olga", Body, Roles.Member, Roles.Officer);
    public static readonly Persona Approver = Persona.Of("Arno", Body, Roles.Member, Roles.Approver);
    public static readonly Persona Both = Persona.Of("Bea", Body, Roles.Member, Roles.Officer, Roles.Approver);
    public static readonly Persona Clerk = Persona.Of("Klaas", Body, Roles.Member);
    public static readonly Persona Solver = Persona.Of("Sofie", Company, Roles.Member, Roles.Solver);
    public static readonly Persona Colleague = Persona.Of("Claire", Company, Roles.Member, Roles.Solver);
    public static readonly Persona Reader = Persona.Of("Rik", Company, Roles.Member);
    public static readonly Persona Partner = Persona.Of("Petra", Institute, Roles.Member, Roles.Solver);
    public static readonly Persona Competitor = Persona.Of("Karel", Rival, Roles.Member, Roles.Solver);
    public static readonly Persona Juror = Persona.Of("Jules", null, Roles.Member, Roles.Juror);
    public static readonly Persona Chair = Persona.Of("Vera", null, Roles.Member, Roles.Juror);
    public static readonly Persona Follower = Persona.Of("Fien", null, Roles.Member);
    public static readonly Persona Administrator = Persona.Of("Ada", null, Roles.Member, Roles.Admin);

    public static readonly IReadOnlyList<Persona> Everybody =
        [Officer, Approver, Both, Clerk, Solver, Colleague, Reader, Partner, Competitor, Juror, Chair, Follower, Administrator];

    public static readonly Guid Challenge = Guid.CreateVersion7();
    public static readonly Guid Solution = Guid.CreateVersion7();
    public static readonly Guid RivalSolution = Guid.CreateVersion7();
    public static readonly Texts Title = new("Slimme noodoproep", "Smart emergency call", null);

    private Town(RunningService service) => Service = service;

    public RunningService Service { get; }

    public string MailFolder => Service.Services.GetRequiredService<MailFolder>().Path;

    public static async Task<Town> StartAsync(string engine = "sqlite", FakeTimeProvider? clock = null, Dictionary<string, string?>? settings = null)
    {
        var town = new Town(await RunningService.StartAsync(NotificationsService.Create, await TestDatabase.OnAsync(engine), clock, builder =>
        {
            // The job runs when a test says so.
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Market:MailInterval"] = "1.00:00:00" });
            builder.Configuration.AddInMemoryCollection(settings ?? []);
        }));
        foreach (var (id, name) in new[] { (Body, "Stad Zilverbeek"), (Company, "Vonk BV"), (Institute, "Instituut Kade"), (Rival, "Rivaal NV") })
            await town.ReceiveAsync(new OrganisationSaved(id, name, "0566988259", "company"));
        foreach (var persona in Everybody)
            await town.ReceiveAsync(Saved(persona));
        await town.ReceiveAsync(new ChallengeFollowed(Challenge, Follower.Id));
        return town;
    }

    /// <summary>As the identity service tells of a person: Claire reads French, Petra English, everyone else Dutch.</summary>
    public static PersonSaved Saved(Persona persona, bool active = true, string? name = null, string? email = null) => new(
        persona.Id, name ?? persona.Name, email ?? $"{persona.Name.ToLowerInvariant()}@example.test",
        persona == Colleague ? "fr" : persona == Partner ? "en" : "nl", persona.OrganisationId, persona.Roles, active);

    public static SolutionSubmitted Submitted(bool replaced = false) => new(
        Solution, Challenge, Title, [Company, Institute], Solver.Id, "2026-0001", new DateTimeOffset(2026, 7, 1, 9, 30, 15, TimeSpan.Zero), new string('a', 64), replaced);

    public Task ReceiveAsync(IntegrationEvent happened) => Service.ReceiveAsync(ProducerOf(happened), happened);

    public async Task<IReadOnlyList<NotificationItem>> ToldAsync(Persona persona, string language = "nl")
    {
        var page = await (await Service.As(persona).GetAsync($"/api/notifications?size=100&language={language}")).ReadAsync<Page<NotificationItem>>();
        return page.Items;
    }

    /// <summary>The kinds that each person was told, oldest first, for those who were told anything.</summary>
    public async Task<Dictionary<string, string>> WhoHeardAsync()
    {
        var heard = new Dictionary<string, string>();
        foreach (var persona in Everybody)
        {
            var told = await ToldAsync(persona);
            if (told.Count > 0)
                heard[persona.Name] = string.Join(", ", told.Reverse().Select(item => item.Kind));
        }

        return heard;
    }

    public Task<int> SendMailsAsync() => Service.Services.GetRequiredService<MailJob>().RunOnceAsync(CancellationToken.None);

    public IReadOnlyList<MimeMessage> Mails() =>
        Directory.Exists(MailFolder) ? [.. Directory.GetFiles(MailFolder, "*.eml").Order().Select(file => MimeMessage.Load(file))] : [];

    public MimeMessage MailTo(Persona persona) => Mails().Single(mail => mail.To.Mailboxes.Single().Address == $"{persona.Name.ToLowerInvariant()}@example.test");

    public async Task<T> InDatabaseAsync<T>(Func<NotificationsDb, Task<T>> work)
    {
        using var scope = Service.Services.CreateScope();
        return await work(scope.ServiceProvider.GetRequiredService<NotificationsDb>());
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private static string ProducerOf(IntegrationEvent happened) => happened switch
    {
        OrganisationSaved or PersonSaved or SecondFactorChanged or PasswordLinkAsked or PasswordChanged => Apps.Identity,
        _ when happened.GetType().Name.StartsWith("Challenge", StringComparison.Ordinal) || happened is DeadlineChangeProposed => Apps.Challenges,
        _ => Apps.Solutions,
    };
}
