using System.Net;
using System.Net.Http.Json;

using Market.Challenges.Domain;
using Market.Challenges.Storage;
using Market.Testing;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Challenges.Tests.Features;

/// <summary>Bad input B-38: drafts that would fill the disk.</summary>
public sealed class PreparationTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_hundredth_challenge_in_preparation_is_the_last(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        await FillAsync(town, Challenge.MaxInPreparation - 2);
        await town.PublishedAsync();
        var review = await town.CompleteDraftAsync();
        await town.StepAsync(town.Officer, review, "approval-request");
        var last = await town.DraftAsync();

        var refused = await TryAsync(town, town.Officer);
        Assert.Equal((HttpStatusCode.Conflict, "challenge.too-many-in-preparation"), (refused.StatusCode, await refused.ErrorCodeAsync()));
        using var notice = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(SharedData.File("notices/557885-2019.xml"))), "file", "notice.xml" } };
        Assert.Equal("challenge.too-many-in-preparation", await (await town.As(town.Officer).PostAsync("/api/challenges/notice-imports", notice)).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.Created, (await TryAsync(town, town.Stranger)).StatusCode);

        (await town.As(town.Officer).DeleteAsync($"/api/challenges/{last}")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Created, (await TryAsync(town, town.Officer)).StatusCode);
    }

    private static Task<HttpResponseMessage> TryAsync(Town town, Persona officer) =>
        town.As(officer).PostAsJsonAsync("/api/challenges", new { language = "nl", title = "Nog een" });

    private static async Task FillAsync(Town town, int count)
    {
        using var scope = town.Service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChallengesDb>();
        var actor = new Actor(town.Officer.Id, town.Officer.Name, town.Officer.OrganisationId, town.Officer.OrganisationName, IsOfficer: true, IsApprover: false);
        db.Challenges.AddRange(Enumerable.Range(0, count).Select(i => Challenge.Start(Guid.CreateVersion7(), "nl", $"Ontwerp {i}", actor, Town.Today).Value));
        await db.SaveChangesAsync();
    }
}
