using System.Text.Json;

using Market.Contracts;
using Market.Hosting;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Testing;

namespace Market.Solutions.Tests;

/// <summary>What other services read, letter by letter: a change here that is not an addition breaks them.</summary>
public sealed class JudgingEventTests
{
    private static readonly Guid Challenge = Guid.Parse("01a00000-0000-7000-8000-000000000001");
    private static readonly Guid Body = Guid.Parse("01a00000-0000-7000-8000-000000000002");
    private static readonly Guid Person = Guid.Parse("01a00000-0000-7000-8000-000000000003");
    private static readonly Guid Other = Guid.Parse("01a00000-0000-7000-8000-000000000004");
    private static readonly LocalizedText Title = new("Stille sirenes", "Silent sirens");

    public static TheoryData<string> Names => [.. Happenings.Keys];

    private static Dictionary<string, DomainEvent> Happenings => new()
    {
        [nameof(JurorInvited)] = new JurorWasInvited(Challenge, Title, Person, true, Seat.Juror),
        [nameof(JurorAnswered)] = new JurorHasAnswered(Challenge, Title, Body, Person, "Jan Peeters", true),
        [nameof(ReserveMovedUp)] = new ReserveHasMovedUp(Challenge, Title, Person, "Jan Peeters", true, Other),
        [nameof(ReservesRanOut)] = new ReservesHaveRunOut(Challenge, Title, "Jan Peeters", Other),
        [nameof(GuestJurorInvited)] = new GuestWasInvited(Other, Challenge, Title, "Gerda Gast", "gerda@elders.example", "fr", Seat.Reserve, new DateTimeOffset(2026, 11, 9, 9, 30, 0, TimeSpan.Zero), "verzegeld"),
        [nameof(GuestJurorRevoked)] = new GuestWasRevoked(Other, Challenge),
        [nameof(SubmissionsAssigned)] = new SubmissionsWereAssigned(Challenge, Title, Person, 3),
        [nameof(ChairAsked)] = new ChairWasAsked(Challenge, Title, Person),
        [nameof(ChairAnswered)] = new ChairWasAnswered(Challenge, Title, Body, "Jan Peeters", true, [Other]),
        [nameof(AssignmentsTaken)] = new AssignmentsWereTaken(Challenge, Title, [Person], Other),
        [nameof(ScoringReopened)] = new ScoringFellOpen(Challenge, Title, Person),
        [nameof(JurorNeeded)] = new JurorIsNeeded(Challenge, Title, Body),
        [nameof(ScoringCompleted)] = new ScoringWasCompleted(Challenge, Title, Body, Person, true),
        [nameof(JuryReportSignaturesAsked)] = new SignaturesWereAsked(Challenge, Title, [Person, Other]),
        [nameof(JuryReportIssued)] = new ReportWasIssued(Challenge, Title, Body, new IssuedReport("{}", "ab", Other, Person, "Jan Peeters", new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero)), [Person, Other]),
        [nameof(AwardProposed)] = new AwardWasProposed(Challenge, Title, Body, Person),
        [nameof(AwardPublished)] = new AwardWasPublished(Challenge, Title, Body, Person, Other, new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero), new AwardResults(
            [new NamedWinner(1, "Trilling in het net", "Vonk BV", ["Instituut Kade"], 7850, 2_500_000), new NamedWinner(2, "Wachters", "Rivaal NV", [], 7205, null)],
            4, [Body], [Other])),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_event_is_said_as_agreed(string name)
    {
        var said = Assert.Single(SolutionsEvents.From(Happenings[name]));
        Assert.Equal(name, said.GetType().Name);
        await Snapshot.MatchesAsync(JsonSerializer.Serialize(said, said.GetType(), MarketJson.Tolerant), $"Golden/{name}.json");
    }
}
