using Market.Challenges.Storage;
using Market.Contracts;
using Market.Journeys.Access.World;
using Market.Notifications.Storage;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Crawling;

/// <summary>One challenge with what hangs on it.</summary>
/// <param name="Solutions">Id of each bid, the matrix's own first.</param>
/// <param name="Anchors">For each bid the ids by which rows of the database name it.</param>
internal sealed record KnownRoom(
    string State, bool Other, Guid Id, string Slug, IReadOnlyList<Guid> Documents, IReadOnlyList<Guid> Solutions, IReadOnlyList<Guid> Files,
    IReadOnlyList<string> Aliases, IReadOnlyList<Guid> OpenedFiles, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> Anchors)
{
    /// <summary>What tells that an address is about it.</summary>
    public IEnumerable<string> Marks => Solutions.Concat(Documents).Concat(Files).Concat(OpenedFiles).Append(Id).Select(id => id.ToString()).Append(Slug);
}

/// <summary>The ids of everything that an address can name, found in the databases.</summary>
internal sealed class KnownObjects(IReadOnlyList<KnownRoom> rooms, Guid notification)
{
    public IReadOnlyList<KnownRoom> Rooms => rooms;

    public Guid Notification => notification;

    public static async Task<KnownObjects> FindAsync(TwoWorldsMarket market)
    {
        using var challenges = market.Market.Services(Apps.Challenges).CreateScope();
        using var solutions = market.Market.Services(Apps.Solutions).CreateScope();
        var rooms = new List<KnownRoom>();
        foreach (var (state, other) in AccessChallenges.All())
            rooms.Add(await FindAsync(challenges.ServiceProvider.GetRequiredService<ChallengesDb>(), solutions.ServiceProvider.GetRequiredService<SolutionsDb>(), state, other));
        using var notifications = market.Market.Services(Apps.Notifications).CreateScope();
        var owner = AccessPeople.As("owner1").Id;
        var told = await notifications.ServiceProvider.GetRequiredService<NotificationsDb>().Notifications.FirstAsync(row => row.PersonId == owner);
        return new KnownObjects(rooms, told.Id);
    }

    public KnownRoom Room(string state, bool other = false) => rooms.Single(room => room.State == state && room.Other == other);

    /// <summary>Whether an address is about nothing in particular, or about one of these.</summary>
    public bool Concerns(string address, IReadOnlyCollection<KnownRoom> those) =>
        !rooms.Any(room => !those.Contains(room) && room.Marks.Any(mark => address.Contains(mark, StringComparison.OrdinalIgnoreCase)));

    private static async Task<KnownRoom> FindAsync(ChallengesDb challenges, SolutionsDb solutions, string state, bool other)
    {
        var id = AccessChallenges.Of(state, other).Id;
        var challenge = await challenges.Challenges.AsNoTracking().SingleAsync(row => row.Id == id);
        var bids = await solutions.Solutions.AsNoTracking().Where(row => row.ChallengeId == id).ToListAsync();
        var opened = await solutions.OpenedSubmissions.AsNoTracking().Where(row => row.ChallengeId == id).OrderBy(row => row.Alias).ToListAsync();
        var received = await solutions.Submissions.AsNoTracking().Where(row => row.ChallengeId == id).Select(row => new { row.Id, row.SolutionId }).ToListAsync();
        var anchors = bids.ToDictionary(bid => bid.Id, bid => (IReadOnlyList<Guid>)
        [
            bid.Id, .. received.Where(row => row.SolutionId == bid.Id).Select(row => row.Id), .. opened.Where(row => row.SolutionId == bid.Id).Select(row => row.Id),
        ]);
        return new KnownRoom(
            state, other, id, challenge.Slug, [.. challenge.Documents.Select(document => document.Id)],
            [.. bids.OrderBy(bid => bid.LeadOrganisationId != AccessPeople.Lead.Id).Select(bid => bid.Id)], [.. bids.SelectMany(bid => bid.Files).Select(file => file.Id)],
            [.. opened.Select(row => row.Alias)], [.. opened.SelectMany(row => row.Files).Select(file => file.Id)], anchors);
    }
}
