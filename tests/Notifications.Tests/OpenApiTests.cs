using Market.Testing;

namespace Market.Notifications.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_api_is_as_agreed()
    {
        await using var town = await Town.StartAsync();
        await Snapshot.OpenApiMatchesAsync(town.Service, "openapi.json");
    }
}
