using Market.Testing;

namespace Market.Solutions.Tests;

public class OpenApiTests
{
    [Fact]
    public async Task The_API_is_what_its_document_says()
    {
        await using var world = await World.StartAsync();
        await Snapshot.OpenApiMatchesAsync(world.Service, "openapi.json");
    }
}
