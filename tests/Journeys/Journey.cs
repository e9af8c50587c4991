using Market.Local.Demo;

namespace Market.Journeys;

/// <summary>One way through the market: who takes part, how they work the pages, and what was seen on the way.</summary>
internal sealed class Journey(RunningMarket market, RunningBrowser browser, string name, bool byKeyboard = false, bool withScripts = true) : IAsyncDisposable
{
    private readonly Dictionary<DemoPerson, Visit> _visits = [];
    private readonly List<string> _strangers = [];
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("MARKET_SCREENSHOTS");
    private Visit? _visitor;
    private int _step;

    /// <summary>A picture of every step is made where somebody says into which folder.</summary>
    public static bool TakesPictures => Pictures is not null;

    public RunningMarket Market => market;

    public RunningBrowser Browser => browser;

    public bool ByKeyboard => byKeyboard;

    public bool WithScripts => withScripts;

    /// <summary>Requests that a page made to anything but the market; must stay empty.</summary>
    public IReadOnlyList<string> Strangers => _strangers;

    /// <summary>The window of a signed-in person, kept for the whole journey.</summary>
    public async Task<Visit> AsAsync(DemoPerson person)
    {
        if (_visits.TryGetValue(person, out var known))
            return known;
        var visit = await Visit.StartAsync(this);
        _visits[person] = visit;
        await visit.SignInAsync(person);
        return visit;
    }

    /// <summary>The window of somebody who is not signed in.</summary>
    public async Task<Visit> AsVisitorAsync() => _visitor ??= await Visit.StartAsync(this);

    public void NoteRequest(string url)
    {
        if (!url.StartsWith(market.Address.ToString(), StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal))
            _strangers.Add(url);
    }

    public string NextPicture(string what) => Path.Combine(Directory.CreateDirectory(Path.Combine(Pictures!, name)).FullName, $"{++_step:00}-{what}.png");

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in _visits.Values.Append(_visitor))
        {
            if (visit is not null)
                await visit.DisposeAsync();
        }
    }
}
