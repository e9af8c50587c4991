using System.Collections.Concurrent;
using System.Text;

using Market.Journeys.Access;
using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;
using Market.Journeys.TwoWorlds.Crawling;
using Market.Journeys.TwoWorlds.Secrets;
using Market.Journeys.TwoWorlds.Telling;
using Market.Local.Demo;
using Market.Testing;

namespace Market.Journeys.TwoWorlds;

/// <summary>Looks at both worlds of one secret as people who may not know it.</summary>
internal sealed class Comparison(TwoWorldsMarket market, Secret secret, Crawl crawl)
{
    private readonly Mailing _mailing = new(market);

    /// <summary>Everything that can be read.</summary>
    /// <param name="pages">Also in the portal, by who looks there; it shows nothing that the services do not answer.</param>
    /// <returns>Each address at which somebody can tell the worlds apart, with who, and the first difference.</returns>
    public async Task<IReadOnlyList<string>> ReadAsync(IReadOnlyList<string> personas, bool pages = true)
    {
        var asked = new List<(string Persona, string Address)>();
        await EverybodyIsAtWorkAsync();
        foreach (var persona in personas)
            asked.AddRange((await crawl.FindAsync(persona, secret, pages && AllSecrets.AtPages.Contains(persona))).Select(address => (persona, address)));
        await Crawl.EachAsync(asked, each => crawl.InAAsync(each.Persona, each.Address));
        var told = new ConcurrentBag<string>();
        using var other = await OtherAsync();
        await EverybodyIsAtWorkAsync();
        await Crawl.EachAsync(asked, async each =>
        {
            var (a, b) = (await crawl.InAAsync(each.Persona, each.Address), await crawl.AskAsync(each.Persona, new Ask(HttpMethod.Get, each.Address)));
            if (a.DifferenceFrom(b, searched: each.Address.Contains('?', StringComparison.Ordinal)) is { } difference)
                told.Add($"  {each.Persona}: {each.Address}: {difference}");
        });
        return [.. told.Order(StringComparer.Ordinal)];
    }

    /// <summary>Everything that somebody would be told of what others do.</summary>
    /// <returns>Each act after which somebody who may not know hears in the one world what is not said in the other.</returns>
    public async Task<IReadOnlyList<string>> ListenAsync()
    {
        using var files = new KeptFiles(market.Options.DataFolder);
        var acts = _mailing.Acts(secret);
        var inA = await _mailing.HeardAsync(acts);
        using var other = await OtherAsync();
        var inB = await _mailing.HeardAsync(acts);
        var strangers = AllSecrets.Curious.Where(persona => !secret.Knowing.Contains(persona)).Select(AccessPeople.Find).OfType<DemoPerson>();
        return
        [
            .. from act in acts
               from stranger in strangers
               let difference = Text(inA, $"{act}", stranger.Id).DifferenceFrom(Text(inB, $"{act}", stranger.Id))
               where difference is not null
               select $"  {stranger.Name} hears of {act}: {difference}",
        ];
    }

    /// <summary>Everything that they can try to do, rolled back. Of what is done only the status and the SQL are compared: it draws new ids.</summary>
    /// <returns>Each command that is answered otherwise in the other world.</returns>
    public async Task<IReadOnlyList<string>> TryAsync(IReadOnlyList<string> personas)
    {
        using var files = new KeptFiles(market.Options.DataFolder);
        var cells = Cell.Of(market.Matrix).Where(cell => !cell.Endpoint.IsRead && personas.Contains(cell.Persona) && secret.States.Contains(cell.State) && cell.Expected is not (Outcome.SignIn or Outcome.Forbidden))
            .DistinctBy(cell => (cell.Endpoint.Name, cell.Persona, cell.Expected)).Sample().ToList();
        await EverybodyIsAtWorkAsync();
        var inA = await AnswersAsync(cells);
        using var other = await OtherAsync();
        await EverybodyIsAtWorkAsync();
        var inB = await AnswersAsync(cells);
        return [.. cells.Zip(inA, inB).Select(each => (each.First, Difference: each.Second.DifferenceFrom(each.Third))).Where(each => each.Difference is not null).Select(each => $"  {each.First}: {each.Difference}")];
    }

    /// <summary>One after the other: nobody is to be refused because another one is at it.</summary>
    private async Task<List<Seen>> AnswersAsync(IReadOnlyList<Cell> cells)
    {
        var answers = new List<Seen>();
        foreach (var cell in cells)
        {
            var seen = await crawl.AskAsync(cell.Persona, market.Asks.Of(cell.Endpoint, cell.In(market.Targets)));
            answers.Add(seen.Shows ? seen with { Headers = "", Body = [], Length = 0 } : seen);
        }

        return answers;
    }

    private static Seen Text(IReadOnlyDictionary<(string, Guid), string> heard, string act, Guid person)
    {
        var text = Encoding.UTF8.GetBytes(heard.GetValueOrDefault((act, person), ""));
        return new Seen(200, "", text, text.Length, 0, 0);
    }

    private async Task<OtherWorld> OtherAsync()
    {
        var other = market.Other();
        await secret.Change(other);
        return other;
    }

    /// <summary>
    /// What is made for one who knows must not come to others, so who knows looks first. And what the process keeps of juries (decision 34) is on its shelf before
    /// anything is compared: else whoever happens to come first in the one world would pay for it, and somebody else in the other.
    /// </summary>
    private async Task EverybodyIsAtWorkAsync()
    {
        foreach (var wave in new[] { AtWork.Bodies(market.Objects), AtWork.Chairs(market.Objects) })
            await Crawl.EachAsync(wave, each => crawl.AskAsync(each.Persona, new Ask(HttpMethod.Get, each.Address)));
        foreach (var read in market.Reads.Where(read => read.InPath.Count == 0))
            await crawl.AskAsync(secret.Witness, new Ask(HttpMethod.Get, read.Path));
    }
}
