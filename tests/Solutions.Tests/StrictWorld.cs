using System.Net.Http.Json;

using Market.Contracts;
using Market.Kernel;
using Market.Solutions.Features.Openings;
using Market.Testing;

namespace Market.Solutions.Tests;

/// <summary>A strict challenge with three officers, two of whom open it: one of the body, its approver, and somebody from elsewhere.</summary>
internal sealed class StrictWorld(World world)
{
    public static readonly Persona Outsider = Persona.Of("Otto", World.Institute, Roles.Member, Roles.Juror);

    public static readonly IReadOnlyList<Persona> Officers = [World.Officer, World.Approver, Outsider];

    public Guid Challenge { get; } = Guid.CreateVersion7();

    /// <summary>The code on the card of each officer, as shown once.</summary>
    public Dictionary<Persona, string> Codes { get; } = [];

    public static async Task<StrictWorld> ApproveAsync(World world, int threshold = 2)
    {
        await world.Service.ReceiveAsync(Apps.Identity, new PersonSaved(Outsider.Id, Outsider.Name, "otto@example.test", "nl", Outsider.OrganisationId, Outsider.Roles, true));
        var strict = new StrictWorld(world);
        await strict.ApproveAsync(1, threshold);
        return strict;
    }

    /// <summary>With every card collected, and published.</summary>
    public static async Task<StrictWorld> PublishAsync(World world, int threshold = 2)
    {
        var strict = await ApproveAsync(world, threshold);
        foreach (var officer in Officers)
            await strict.CollectAsync(officer);
        await strict.PublishAsync(TimeSpan.FromHours(1), threshold);
        return strict;
    }

    public Task ApproveAsync(int number, int threshold) => world.Service.ReceiveAsync(Apps.Challenges, new ChallengeApproved(
        Challenge, new Texts("Stille sirenes", "Silent sirens", null), World.Body, World.Officer.Id, World.Approver.Id, Of(number, threshold)));

    public Task PublishAsync(TimeSpan deadline, int threshold = 2)
    {
        var closes = DateTimeOffset.UtcNow + deadline;
        return world.Service.ReceiveAsync(Apps.Challenges, World.Challenge(Challenge, closes, closes) with { Strict = Of(1, threshold) });
    }

    public async Task CollectAsync(Persona officer)
    {
        await DrawAsync(officer);
        (await CheckAsync(officer, Codes[officer])).EnsureSuccessStatusCode();
    }

    public async Task<string> DrawAsync(Persona officer) =>
        Codes[officer] = (await (await world.As(officer).PostAsync($"/api/openings/{Challenge}/cards", null)).ReadAsync<DrawCardReply>()).Code;

    public Task<HttpResponseMessage> CheckAsync(Persona officer, string code) => world.As(officer).PostAsJsonAsync($"/api/openings/{Challenge}/cards/check", new { code });

    public Task<HttpResponseMessage> GiveAsync(Persona officer, string? code = null) =>
        world.As(officer).PostAsJsonAsync($"/api/openings/{Challenge}/cards/gift", new { code = code ?? Codes[officer] });

    public async Task<ReadCardsReply> CardsAsync(Persona reader) => await (await world.As(reader).GetAsync($"/api/openings/{Challenge}/cards")).ReadAsync<ReadCardsReply>();

    public async Task<ReadOpeningReply> OpeningAsync(Persona reader) => await (await world.As(reader).GetAsync($"/api/openings/{Challenge}")).ReadAsync<ReadOpeningReply>();

    private static StrictOpening Of(int number, int threshold) => new([.. Officers.Select(officer => officer.Id)], threshold, number);
}
