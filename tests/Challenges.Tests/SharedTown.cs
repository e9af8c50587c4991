namespace Market.Challenges.Tests;

/// <summary>One running town for tests that do not disturb each other: starting one takes longer than most tests.</summary>
public sealed class SharedTown : IAsyncLifetime
{
    internal Town Town { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Town = await Town.StartAsync();

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
