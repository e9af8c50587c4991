using Market.Testing;

namespace Market.Challenges.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_API_is_what_its_document_says()
    {
        await using var town = await Town.StartAsync();
        await Snapshot.OpenApiMatchesAsync(town.Service, "openapi.json");
    }
}
