using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Storage;

/// <summary>
/// A database context for who does one thing after the other with it and loads nothing into it: the same one, until something goes wrong.
/// Making one takes longer than a short statement.
/// </summary>
public sealed class KeptDb<TDb>(IServiceScopeFactory scopes) : IAsyncDisposable
    where TDb : MarketDb
{
    private AsyncServiceScope? _scope;

    public TDb Get() => (_scope ??= scopes.CreateAsyncScope()).ServiceProvider.GetRequiredService<TDb>();

    /// <summary>The next one is another.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_scope is { } scope)
            await scope.DisposeAsync();
        _scope = null;
    }
}
