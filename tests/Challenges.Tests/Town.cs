using System.Net.Http.Json;

using Market.Challenges.Features;
using Market.Challenges.Features.Authoring;
using Market.Challenges.Features.Browsing;
using Market.Hosting;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Market.Challenges.Tests;

/// <summary>A running challenges service with the people of one public body, one other body and a company.</summary>
internal sealed class Town : IAsyncDisposable
{
    public static readonly DateTimeOffset Today = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Guid Zone = Guid.CreateVersion7();

    private Town(RunningService service) => Service = service;

    public RunningService Service { get; }

    public FakeTimeProvider Clock => Service.Clock!;

    public Persona Officer { get; } = new("An Officer", Guid.CreateVersion7(), Zone, "Hulpverleningszone Leie", Roles.Member, Roles.Officer);

    public Persona Approver { get; } = new("Bert Approver", Guid.CreateVersion7(), Zone, "Hulpverleningszone Leie", Roles.Member, Roles.Approver);

    public Persona Stranger { get; } = Persona.Of("Other officer", Guid.CreateVersion7(), Roles.Officer, Roles.Approver);

    public Persona Member { get; } = Persona.Of("Solver", Guid.CreateVersion7(), Roles.Member, Roles.Solver);

    public Persona Admin { get; } = Persona.Of("Admin", null, Roles.Admin, Roles.Auditor);

    /// <param name="publicationInterval">Tests run the job themselves unless they give one (49 days is the most a timer takes): a standing clock that jumps a month would run it thousands of times.</param>
    public static async Task<Town> StartAsync(string engine = "sqlite", string publicationInterval = "49.00:00:00", Action<WebApplicationBuilder>? configure = null) =>
        new(await RunningService.StartAsync(ChallengesService.Create, await TestDatabase.OnAsync(engine), new FakeTimeProvider(Today), builder =>
        {
            builder.Configuration.AddInMemoryCollection([new("Market:Challenges:PublicationInterval", publicationInterval)]);
            configure?.Invoke(builder);
        }));

    public HttpClient As(Persona? persona) => Service.As(persona);

    public async Task<Guid> DraftAsync(string title = "Drones boven het terrein")
    {
        var answer = await As(Officer).PostAsJsonAsync("/api/challenges", new { language = "nl", title });
        return (await answer.ReadAsync<CreateChallengeReply>()).Id;
    }

    /// <summary>A draft that may go to the second person.</summary>
    public async Task<Guid> CompleteDraftAsync(string title = "Drones boven het terrein", string region = "BE23", string origin = "security")
    {
        var id = await DraftAsync(title);
        await PutAsync(id, "need", new { version = 0, title = new { nl = title }, summary = new { nl = "Samenvatting" }, need = new { nl = "De nood" }, outcome = new { nl = "Binnen 30 seconden herkend" } });
        await PutAsync(id, "taxonomy", new { version = 1, origin, phases = new[] { "prevention", "response" }, regions = new[] { region }, process = "designContest" });
        await PutAsync(id, "criteria", new { version = 2, criteria = new object[] { new { name = new { nl = "Werkt het" }, description = new { nl = "" }, weight = 60, minimum = 5.5m }, new { name = new { nl = "Prijs" }, weight = 40 } } });
        await PutAsync(id, "questions", new { version = 3, questions = new[] { new { text = new { nl = "Hoe?" }, required = true, maxLength = 1000 } } });
        await PutAsync(id, "prizes", new { version = 4, prizes = new[] { new { rank = 1, amountCents = 2_500_000, label = new { nl = "Hoofdprijs" } } } });
        await PutAsync(id, "dates", new { version = 5, deadline = Clock.GetUtcNow().AddDays(30), openingFrom = Clock.GetUtcNow().AddDays(30).AddHours(2) });
        return id;
    }

    public async Task<Guid> ApprovedAsync(string title = "Drones boven het terrein", string region = "BE23", string origin = "security")
    {
        var id = await CompleteDraftAsync(title, region, origin);
        await StepAsync(Officer, id, "approval-request");
        await StepAsync(Approver, id, "approval");
        return id;
    }

    public async Task<Guid> PublishedAsync(string title = "Drones boven het terrein", string region = "BE23", string origin = "security")
    {
        var id = await ApprovedAsync(title, region, origin);
        await StepAsync(Officer, id, "publication");
        return id;
    }

    public async Task<ChallengeDetail> DetailAsync(Guid id, Persona? persona = null) =>
        await (await As(persona ?? Officer).GetAsync($"/api/challenges/{id}")).ReadAsync<ChallengeDetail>();

    public async Task<CataloguePage> BrowseAsync(string query = "", Persona? persona = null) =>
        await (await As(persona).GetAsync($"/api/challenges?{query}")).ReadAsync<CataloguePage>();

    public Task<HttpResponseMessage> TryPutAsync(Guid id, string section, object body, Persona? persona = null) =>
        As(persona ?? Officer).PutAsJsonAsync($"/api/challenges/{id}/{section}", body, MarketJson.Options);

    public async Task<int> PutAsync(Guid id, string section, object body) => (await (await TryPutAsync(id, section, body)).ReadAsync<ChallengeVersion>()).Version;

    public Task<HttpResponseMessage> TryStepAsync(Persona? persona, Guid id, string step, object? body = null) =>
        As(persona).PostAsJsonAsync($"/api/challenges/{id}/{step}", body, MarketJson.Options);

    /// <summary>Takes a step on the version as it is, a second after what came before.</summary>
    public async Task StepAsync(Persona persona, Guid id, string step)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var version = (await DetailAsync(id)).Version;
        (await TryStepAsync(persona, id, step, new { version })).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
