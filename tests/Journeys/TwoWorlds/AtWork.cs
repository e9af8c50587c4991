using Market.Journeys.Access.World;
using Market.Journeys.TwoWorlds.Crawling;

namespace Market.Journeys.TwoWorlds;

/// <summary>Bodies and chairs at their daily work: each reads what the process keeps of a jury on its shelf.</summary>
internal static class AtWork
{
    /// <summary>Brief, jury and opened submissions of each room, and its ranking for the body.</summary>
    public static IEnumerable<(string Persona, string Address)> Bodies(KnownObjects objects) =>
        from room in objects.Rooms
        where AccessChallenges.Published.Contains(room.State)
        let body = room.Other ? "owner2" : "owner1"
        from address in new[] { Jury(room), Ranking(room) }.Take(AccessChallenges.WithJury.Contains(room.State) ? 2 : 1)
        select (body, address);

    /// <summary>The ranking of each room for its chair, for whom another one is made.</summary>
    public static IEnumerable<(string Persona, string Address)> Chairs(KnownObjects objects) =>
        objects.Rooms.Where(room => AccessChallenges.WithJury.Contains(room.State)).Select(room => (room.Other ? "chair-conflicted" : "chair", Ranking(room)));

    private static string Jury(KnownRoom room) => $"/api/juries/{room.Id}";

    private static string Ranking(KnownRoom room) => $"{Jury(room)}/ranking";
}
