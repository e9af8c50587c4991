using System.Text.Json;

using Market.Contracts;
using Market.Hosting;
using Market.Hosting.Access;
using Market.Identity.Features.SecondFactors;
using Market.Testing;

using Mediator;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Identity.Tests;

/// <summary>What others build on: the API, and the shape of each event.</summary>
public sealed class ContractTests
{
    [Fact]
    public async Task The_api_is_as_described()
    {
        await using var service = await World.StartAsync();
        await Snapshot.OpenApiMatchesAsync(service, "openapi.json");
    }

    [Fact]
    public async Task Events_keep_their_shape()
    {
        await using var service = await World.StartAsync();
        using (var scope = service.Services.CreateScope())
            await scope.ServiceProvider.GetRequiredService<ISender>().Send(new RenewRecoveryCodes(Caller.Anonymous with { PersonId = World.Officer.Id }), TestContext.Current.CancellationToken);
        var events = await service.EventsAsync();
        await MatchesAsync(events.OfType<OrganisationSaved>().Single(happened => happened.OrganisationId == World.City.Id));
        await MatchesAsync(Assert.Single(events.OfType<SecondFactorChanged>()));
        await MatchesAsync(new PasswordLinkAsked(World.Officer.Id, "sealed", new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero)));
        await MatchesAsync(new PasswordChanged(World.Officer.Id));
        await MatchesAsync(events.OfType<PersonSaved>().Single(happened => happened.PersonId == World.Officer.Id));
    }

    private static Task MatchesAsync(IntegrationEvent happened) =>
        Snapshot.MatchesAsync(JsonSerializer.Serialize(happened, happened.GetType(), MarketJson.Tolerant), $"Golden/{happened.GetType().Name}.json");
}
