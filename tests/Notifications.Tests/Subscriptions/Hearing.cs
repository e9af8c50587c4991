using Market.Contracts;

namespace Market.Notifications.Tests.Subscriptions;

/// <summary>What is told, and who heard of it in a town.</summary>
internal static class Hearing
{
    public static readonly DateTimeOffset Deadline = new(2026, 7, 1, 10, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<DraftTeam> Drafts => [new DraftTeam(Town.Solution, [Town.Company, Town.Institute]), new DraftTeam(Town.RivalSolution, [Town.Rival])];

    public static ChallengePublished Published() => new(
        Town.Challenge, "slimme-noodoproep", Town.Title, Town.Body, "Stad Zilverbeek", Town.Officer.Id, Town.Approver.Id, Deadline, Deadline, [], [], [], "");

    public static AwardPublished Awarded() => new(
        Town.Challenge, Town.Title, Town.Body, Town.Officer.Id, Town.Approver.Id, Deadline,
        [new Winner(1, "Noodknop", "Vonk BV", ["Instituut Kade"], 87.5m, 1_000_000)], 1, [Town.Company, Town.Institute], [Town.Solution]);

    public static async Task HeardAsync(IntegrationEvent happened, params string[] expected)
    {
        await using var town = await Town.StartAsync();
        await town.ReceiveAsync(happened);
        Assert.Equal(expected, await HeardAsync(town));
    }

    public static async Task<List<string>> HeardAsync(Town town) => [.. (await town.WhoHeardAsync()).Select(pair => $"{pair.Key}: {pair.Value}")];
}
