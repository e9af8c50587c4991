using System.Text.Json;

using Market.Contracts;
using Market.Hosting;
using Market.Testing;

namespace Market.Solutions.Tests;

/// <summary>What travels is a promise to the other services: a change here must be meant.</summary>
public class EventTests
{
    private static readonly Guid One = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Two = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Three = new("00000000-0000-0000-0000-000000000003");
    private static readonly Texts Title = new("Stille sirenes", "Silent sirens", null);
    private static readonly DateTimeOffset At = new(2026, 11, 1, 9, 30, 0, 123, TimeSpan.Zero);

    public static TheoryData<IntegrationEvent> Events() =>
    [
        new PartnerInvited(One, Two, Title, "Vonk BV", Three),
        new PartnerAnswered(One, Two, Title, Three, "Instituut Kade", true),
        new SolutionSubmitted(One, Two, Title, [Three], One, "OPL-2026-7K3F9Q", At, new string('a', 64), false),
        new SolutionWithdrawn(One, Two, Title, [Three], One),
        new DeadlineMoved(One, Title, Two, 1, At, At.AddDays(5), At.AddDays(6), new Texts("Meer tijd", null, null), At.AddHours(-1), Three),
        new TeamsHaveOtherDeadline(One, Two, Title, At, At.AddDays(5), new Texts("Meer tijd", null, null), [new DraftTeam(Two, [Three])]),
        new DraftNoticeGiven(One, Two, Title, [Three], At, "TwoDays", ["title", "answers[0].text"], true),
        new OutageMeasured(One, Title, Two, At, At.AddMinutes(95), At.AddHours(-3), At.AddHours(-1), 5677),
        new TeamsCanStop(One, Two, Title, Three, "Geen budget", [new DraftTeam(Two, [Three])]),
        new DeadlineMoveRefused(One, Title, Two, 1, "deadline.has-drafts", At),
        new OpeningProposed(One, Title, Two, Three),
        new OpeningRefused(One, Title, Two, Three, "Olga", "opening.too-early"),
        new OpeningCardsAsked(One, Title, Two, [Three, One]),
        new OpeningKeysReady(One, Title, Two, 1),
        new OpeningCardGiven(One, Title, Two, "Olga", 1, [Three]),
        new SubmissionsOpened(One, Title, Two, One, Three, At, 4),
    ];

    [Theory]
    [MemberData(nameof(Events), DisableDiscoveryEnumeration = true)]
    public Task An_event_reads_as_agreed(IntegrationEvent happened) =>
        Snapshot.MatchesAsync(JsonSerializer.Serialize(happened, happened.GetType(), MarketJson.Tolerant), $"Golden/{happened.GetType().Name}.json");
}
