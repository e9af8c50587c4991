using Market.Contracts;
using Market.Hosting;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Storage;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Market.Solutions.Tests;

/// <summary>A running solutions service with one published challenge and the people around it.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly Guid Body = Guid.CreateVersion7();
    public static readonly Guid Company = Guid.CreateVersion7();
    public static readonly Guid Institute = Guid.CreateVersion7();
    public static readonly Guid Rival = Guid.CreateVersion7();

    public static readonly Persona Officer = Persona.Of("Olga", Body, Roles.Member, Roles.Officer);
    public static readonly Persona Approver = Persona.Of("Arno", Body, Roles.Member, Roles.Approver);
    public static readonly Persona Solver = Persona.Of("Sofie", Company, Roles.Member, Roles.Solver);
    public static readonly Persona Colleague = Persona.Of("Casper", Company, Roles.Member, Roles.Solver);
    public static readonly Persona Partner = Persona.Of("Petra", Institute, Roles.Member, Roles.Solver);
    public static readonly Persona Competitor = Persona.Of("Karel", Rival, Roles.Member, Roles.Solver);
    public static readonly Persona Administrator = Persona.Of("Ada", null, Roles.Member, Roles.Admin);

    private World(RunningService service) => Service = service;

    public RunningService Service { get; }

    private static readonly Dictionary<string, Lazy<Task<Beginning>>> Beginnings = new[] { "sqlite", "postgres" }.ToDictionary(engine => engine, engine => new Lazy<Task<Beginning>>(() => BeginAsync(engine)));

    public static async Task<World> StartAsync(string engine = "sqlite", FakeTimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null) =>
        new(await RunningService.StartAsync(SolutionsService.Create, await TestDatabase.OnAsync(engine), clock, configure, await Beginnings[engine].Value));

    /// <summary>The people and organisations are known.</summary>
    private static async Task<Beginning> BeginAsync(string engine) => await RunningService.PrepareAsync(SolutionsService.Create, await TestDatabase.OnAsync(engine), async service =>
    {
        foreach (var (id, name, kbo, type) in new[] { (Body, "Stad Zilverbeek", "0403000059", "public-body"), (Company, "Vonk BV", "0403000158", "company"), (Institute, "Instituut Kade", "0403000257", "knowledge-institute"), (Rival, "Rivaal NV", "0403000356", "company") })
            await service.ReceiveAsync(Apps.Identity, new OrganisationSaved(id, name, kbo, type));
        foreach (var persona in new[] { Officer, Approver, Solver, Colleague, Partner, Competitor, Administrator })
            await service.ReceiveAsync(Apps.Identity, new PersonSaved(persona.Id, persona.Name, $"{persona.Name}@example.test", "nl", persona.OrganisationId, persona.Roles, true));
    });

    public HttpClient As(Persona? persona) => Service.As(persona);

    /// <summary>Publishes a challenge of <see cref="Body"/>, or publishes it again with other dates.</summary>
    /// <param name="deadline">From now; an hour when null.</param>
    public async Task<Guid> PublishAsync(TimeSpan? deadline = null, Guid? id = null, TimeSpan? opening = null)
    {
        var now = DateTimeOffset.UtcNow;
        var challenge = id ?? Guid.CreateVersion7();
        var closes = now + (deadline ?? TimeSpan.FromHours(1));
        await Service.ReceiveAsync(Apps.Challenges, Challenge(challenge, closes, opening is { } later ? now + later : closes));
        return challenge;
    }

    /// <summary>Reads or changes the service's database directly.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<SolutionsDb, Task<T>> work)
    {
        using var scope = Service.Services.CreateScope();
        return await work(scope.ServiceProvider.GetRequiredService<SolutionsDb>());
    }

    /// <summary>Everything in the folder of uploaded files.</summary>
    public IReadOnlyList<FileInfo> StoredFiles() => Stored("files");

    /// <summary>What came in so far of files that are sent in pieces.</summary>
    public IReadOnlyList<FileInfo> StoredParts() => Stored("uploads");

    private FileInfo[] Stored(string folder)
    {
        var data = Service.Services.GetRequiredService<IOptions<MarketOptions>>().Value.DataFolder;
        return new DirectoryInfo(Path.Combine(data, "solutions", folder)).GetFiles();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    public static readonly Guid RequiredQuestion = Guid.CreateVersion7();
    public static readonly Guid OptionalQuestion = Guid.CreateVersion7();

    private static readonly IReadOnlyList<PublishedCriterion> Criteria =
    [
        new PublishedCriterion(Guid.CreateVersion7(), new Texts("Werking", null, null), new Texts("Werkt het?", null, null), 60, 5m),
        new PublishedCriterion(Guid.CreateVersion7(), new Texts("Prijs", null, null), new Texts("Wat kost het?", null, null), 40, null),
    ];

    public static ChallengePublished Challenge(Guid id, DateTimeOffset deadline, DateTimeOffset openingFrom) => new(
        id, "stille-sirenes", new Texts("Stille sirenes", "Silent sirens", null), Body, "Stad Zilverbeek", Officer.Id, Approver.Id, deadline, openingFrom, Criteria,
        [
            new PublishedQuestion(RequiredQuestion, new Texts("Hoe werkt het?", "How does it work?", null), new Texts("In gewone taal", null, null), true, 2000),
            new PublishedQuestion(OptionalQuestion, new Texts("Waar is het al gebruikt?", null, null), new Texts(null, null, null), false, 500),
        ],
        [2_500_000, 1_000_000], NoticeCriteria.HashOf([.. Criteria.Select(criterion => new BriefCriterion(
            criterion.Id, new LocalizedText(criterion.Name.Nl), new LocalizedText(criterion.Description.Nl), criterion.Weight, criterion.Minimum))]),
        Taxonomy: ["safety", "response"]);
}
