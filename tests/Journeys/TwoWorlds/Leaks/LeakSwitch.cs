using System.Collections.Concurrent;

using Market.Contracts;
using Market.Local;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Leaks;

/// <summary>Which leak is planted at the moment; none most of the time.</summary>
internal sealed class LeakSwitch
{
    private LocalMarket? _market;

    public Leak? Planted { get; private set; }

    /// <summary>What a leak wrongly keeps for the next one; it starts empty in each world.</summary>
    public ConcurrentDictionary<string, byte[]> Kept { get; } = new();

    public void On(LocalMarket market) => _market = market;

    /// <summary>Until it is disposed.</summary>
    public IDisposable Plant(Leak leak)
    {
        Planted = leak;
        return new Undo(this);
    }

    /// <summary>Everything that the jury half knows, without asking who wants to know.</summary>
    public async Task<T> WithAllAsync<T>(Func<SolutionsDb, Task<T>> ask)
    {
        using var scope = _market!.Services(Apps.Solutions).CreateScope();
        return await ask(scope.ServiceProvider.GetRequiredService<SolutionsDb>());
    }

    public IInterceptor InMails() => new SenderKnows(this);

    private sealed class Undo(LeakSwitch leaks) : IDisposable
    {
        public void Dispose()
        {
            leaks.Planted = null;
            leaks.Kept.Clear();
        }
    }
}
