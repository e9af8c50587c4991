using Market.Contracts;
using Market.Journeys.Access.World;
using Market.Journeys.TwoWorlds.Crawling;
using Market.Journeys.TwoWorlds.Leaks;
using Market.Journeys.TwoWorlds.Secrets;
using Market.Testing;

namespace Market.Journeys.TwoWorlds;

/// <summary>Who may not know a secret finds no answer, mail or message by which the world with it can be told from the world without it (S-01).</summary>
[Collection(TwoWorldsCollection.Name)]
public sealed class TwoWorldsTests(TwoWorldsMarket market)
{
    private const int Shown = 40;

    private static readonly Leak[] Leaks =
    [
        new SearchOracle(), new SortOrder(), new Count(), new Average(), new StatusCode(), new Mention(), new FileName(), new EntityTag(), new CachedPage(), new CsvColumn(), new LogInHint(),
        new SharedShelf(), new RedirectTarget(), new MoreWork(), new LateFilter(),
    ];

    public static TheoryData<string> Secrets => [.. AllSecrets.All.Keys];

    public static TheoryData<string> InAnswers => [.. Leaks.Select(leak => leak.Name)];

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Nobody_reads(string secret) =>
        Nothing(secret, await new Comparison(market, AllSecrets.All[secret], market.Crawl).ReadAsync(Personas(AllSecrets.All[secret])));

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Nobody_is_told(string secret) => Nothing(secret, await new Comparison(market, AllSecrets.All[secret], market.Crawl).ListenAsync());

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Nobody_is_answered_otherwise(string secret) =>
        Nothing(secret, await new Comparison(market, AllSecrets.All[secret], market.Crawl).TryAsync(Personas(AllSecrets.All[secret])));

    /// <summary>Otherwise world B would be world A, and nobody could tell anything.</summary>
    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task Somebody_who_may_know_sees_it(string secret) =>
        Assert.NotEmpty(await new Comparison(market, AllSecrets.All[secret], market.Crawl).ReadAsync([AllSecrets.All[secret].Witness], pages: false));

    [Theory]
    [MemberData(nameof(InAnswers))]
    public async Task The_crawl_catches(string planted)
    {
        var leak = Leaks.Single(leak => leak.Name == planted);
        using var undo = market.Leaks.Plant(leak);
        Assert.Contains(await new Comparison(market, AllSecrets.All[leak.Secret], new Crawl(market)).ReadAsync([leak.Persona], pages: leak.App is Apps.Identity or Apps.Portal), found => found.StartsWith($"  {leak.Persona}: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_crawl_catches_a_mail_with_its_senders_rights()
    {
        var leak = new MailWithSendersRights();
        using var undo = market.Leaks.Plant(leak);
        Assert.Contains(await new Comparison(market, AllSecrets.All[leak.Secret], market.Crawl).ListenAsync(), found => found.StartsWith($"  {AccessPeople.As(leak.Persona).Name} hears of", StringComparison.Ordinal));
    }

    private static void Nothing(string secret, IReadOnlyList<string> found) =>
        Assert.True(found.Count == 0, $"{found.Count} answers tell {secret}:\n{string.Join('\n', found.Take(Shown))}");

    /// <summary>Outside a whole run the first few: from most of them everything is hidden in the same way.</summary>
    private static IReadOnlyList<string> Personas(Secret secret) => [.. AllSecrets.Curious.Where(name => !secret.Knowing.Contains(name)).Take(Effort.IsWhole ? int.MaxValue : 4)];
}
