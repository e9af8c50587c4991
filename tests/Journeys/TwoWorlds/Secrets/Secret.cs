using Market.Journeys.TwoWorlds.Crawling;

namespace Market.Journeys.TwoWorlds.Secrets;

/// <summary>One thing in which the two worlds differ.</summary>
/// <param name="States">Where it is kept: states of the matrix at which something hangs on it.</param>
/// <param name="Elsewhere">The same at the other body.</param>
/// <param name="Knowing">Personas who may know it.</param>
/// <param name="Witness">One of them, who sees it.</param>
/// <param name="Words">With which somebody would search for it.</param>
/// <param name="Change">Makes world B of world A.</param>
internal sealed record Secret(
    string Name, IReadOnlyList<string> States, IReadOnlyList<string> Elsewhere, IReadOnlySet<string> Knowing, string Witness, IReadOnlyList<string> Words, Func<OtherWorld, Task> Change)
{
    public IReadOnlyList<KnownRoom> Rooms(KnownObjects objects) =>
        [.. States.Select(state => objects.Room(state)), .. Elsewhere.Select(state => objects.Room(state, other: true))];

    public override string ToString() => Name;
}
