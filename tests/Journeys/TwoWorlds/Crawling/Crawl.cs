using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

using Market.Journeys.Access.Asking;
using Market.Journeys.TwoWorlds.Secrets;

namespace Market.Journeys.TwoWorlds.Crawling;

/// <summary>Asks as somebody, remembers what was seen in world A, and finds where to ask next.</summary>
internal sealed partial class Crawl(TwoWorldsMarket market)
{
    private const string Visitor = "visitor";
    private const int Callers = 4;

    /// <summary>Pages that links may lead one person to for one secret; more would be a crawl that turns in circles.</summary>
    private const int MostPages = 150;

    /// <summary>Pages about something else than the secret that differ in a number, an id or a word only.</summary>
    private const int Alike = 2;

    // One count of names for all crawls: what was counted under a name is kept.
    private static int _number;
    private readonly ConcurrentDictionary<(string Persona, string Address), Task<Seen>> _inA = new();
    private int _asked;

    /// <summary>Requests so far.</summary>
    public int Asked => _asked;

    /// <summary>In world A, asked once and remembered.</summary>
    public Task<Seen> InAAsync(string persona, string address) => _inA.GetOrAdd((persona, address), key => AskAsync(key.Persona, new Ask(HttpMethod.Get, key.Address)));

    /// <summary>In whichever world there is now.</summary>
    public async Task<Seen> AskAsync(string persona, Ask ask)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"two-worlds-{Interlocked.Increment(ref _number)}");
        Interlocked.Increment(ref _asked);
        using var request = ask.ToMessage((Rehearsal.CountHeader, name), (Rehearsal.Header, "1"));
        using var answer = await market.Sessions.As(persona).SendOnceAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal);
        return new Seen(
            (int)answer.StatusCode,
            Chance.TakenOut(string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"))),
            Chance.TakenOut(body, answer.Content.Headers.ContentType?.MediaType), body.Length, market.Rehearsal.CommandsOf(name), market.Rehearsal.RowsOf(name));
    }

    /// <summary>All that this persona can ask about the secret, found and asked in world A.</summary>
    /// <param name="pages">Also in the portal.</param>
    public async Task<IReadOnlyList<string>> FindAsync(string persona, Secret secret, bool pages)
    {
        var rooms = secret.Rooms(market.Objects);
        var found = new ConcurrentDictionary<string, bool>();
        await EachAsync(market.Reads.SelectMany(read => rooms.SelectMany(room => Addresses.Of(read, room, market.Objects)).Distinct().Select(address => (read, address))), async each =>
        {
            found[each.address] = true;
            if (!(await InAAsync(persona, each.address)).Shows || await IsForEverybodyAsync(persona, each.address))
                return;
            foreach (var fuzzed in Addresses.Asking(each.read, each.address, secret.Words))
                found[fuzzed] = true;
        });
        foreach (var page in pages ? (await PagesAsync(persona, secret, rooms)).Concat(PageLinks.SignIn(market.Market, secret.Words)) : [])
            found[page] = true;
        return [.. found.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>What looks the same to a visitor is searched by the visitor, who is always there.</summary>
    private async Task<bool> IsForEverybodyAsync(string persona, string address) =>
        persona != Visitor && (await InAAsync(Visitor, address)).DifferenceFrom(await InAAsync(persona, address)) is null;

    /// <summary>Follows every link from every page that this persona can open, and fills in every search form.</summary>
    private async Task<IReadOnlyCollection<string>> PagesAsync(string persona, Secret secret, IReadOnlyList<KnownRoom> rooms)
    {
        var known = new ConcurrentDictionary<string, bool>();
        IReadOnlyList<string> next = [.. rooms.SelectMany(room => PageLinks.Routes(market.Market, room)).Append("/").Distinct()];
        while (next.Count > 0 && known.Count < MostPages)
        {
            var further = new ConcurrentBag<string>();
            foreach (var address in next)
                known[address] = true;
            await EachAsync(next, async address =>
            {
                if (await InAAsync(persona, address) is not { Shows: true } seen || !seen.Headers.Contains("text/html", StringComparison.Ordinal))
                    return;
                var asked = address.Contains('?', StringComparison.Ordinal) ? [] : PageLinks.Asking(address, seen.Text, secret.Words);
                foreach (var link in PageLinks.In(seen.Text).Where(link => market.Objects.Concerns(link, rooms)).Concat(asked))
                    further.Add(link);
            });
            next = [.. Few(further.Distinct().Where(link => !known.ContainsKey(link)), known.Keys, secret, rooms).Take(MostPages - known.Count)];
        }

        return known.Keys.ToList();
    }

    /// <summary>All that names the secret, and of the rest some of each kind.</summary>
    private static IEnumerable<string> Few(IEnumerable<string> links, ICollection<string> known, Secret secret, IReadOnlyList<KnownRoom> rooms)
    {
        var kinds = known.CountBy(Kind).ToDictionary();
        foreach (var link in links.Order(StringComparer.Ordinal))
        {
            var names = secret.Words.Select(Uri.EscapeDataString).Concat(rooms.SelectMany(room => room.Marks)).Any(word => link.Contains(word, StringComparison.OrdinalIgnoreCase));
            var kind = kinds[Kind(link)] = kinds.GetValueOrDefault(Kind(link)) + 1;
            if (names || kind <= Alike)
                yield return link;
        }
    }

    private static string Kind(string address) => Particular().Replace(address, "…");

    [GeneratedRegex(@"(?<==)[^&]*|[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/uitdagingen/)[^/?]+|\d+")]
    private static partial Regex Particular();

    /// <summary>Each of them at most a few at a time: the machine has two cores.</summary>
    public static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> ask) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (one, _) => await ask(one));
}
