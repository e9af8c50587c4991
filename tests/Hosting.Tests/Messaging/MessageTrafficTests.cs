using Market.Contracts;
using Market.Hosting.Messaging;
using Market.Hosting.Messaging.Inbox;
using Market.Hosting.Messaging.Outbox;

namespace Market.Hosting.Tests.Messaging;

public sealed class MessageTrafficTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 40, 0, TimeSpan.Zero);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Stuck_events_are_shown_by_kind_and_not_counted(string engine)
    {
        await using var ledger = await Ledger.StartAsync(engine);
        await ledger.DoAsync(db =>
        {
            db.Outbox.AddRange(Parked(nameof(ChallengePublished), 7, "Away"), Parked(nameof(ChallengePublished), 3, "Away since"), Parked(nameof(SubmissionsOpened), 5));
            db.Inbox.AddRange(SetAside(nameof(PersonSaved), 1), SetAside(nameof(PersonSaved), 2));
            return db.SaveChangesAsync();
        });

        var traffic = await ledger.DoAsync(db => db.MessageTrafficAsync(Morning, CancellationToken.None));

        Assert.Equal([nameof(ChallengePublished), nameof(SubmissionsOpened)], traffic.Parked.Select(stuck => stuck.Kind));
        Assert.Equal(new StuckMessages(nameof(ChallengePublished), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), 10, "Away since"), traffic.Parked[0]);
        Assert.Equal([nameof(PersonSaved)], traffic.Quarantined.Select(stuck => stuck.Kind));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task One_sealed_event_looks_like_many_of_every_kind(string engine)
    {
        await using var one = await Ledger.StartAsync(engine);
        await one.DoAsync(db => { db.Outbox.Add(Parked(nameof(SolutionSubmitted), 9)); return db.SaveChangesAsync(); });
        await using var many = await Ledger.StartAsync(engine);
        await many.DoAsync(db =>
        {
            db.Outbox.AddRange(Parked(nameof(PartnerInvited), 31), Parked(nameof(SolutionSubmitted), 2), Parked(nameof(SolutionSubmitted), 3), Parked(nameof(SolutionWithdrawn), 4));
            return db.SaveChangesAsync();
        });

        var (seen, alike) = (await one.DoAsync(db => db.MessageTrafficAsync(Morning, CancellationToken.None)), await many.DoAsync(db => db.MessageTrafficAsync(Morning, CancellationToken.None)));

        Assert.Equal(MessageKinds.Sealed, Assert.Single(seen.Parked).Kind);
        Assert.Equal(seen.Parked, alike.Parked);
    }

    [Fact]
    public async Task Events_are_late_after_a_minute_and_while_they_are_parked()
    {
        await using var ledger = await Ledger.StartAsync("sqlite");
        ledger.PublishFails = () => true;
        await ledger.BookAsync(1);
        Assert.False(await LateAsync(ledger));

        ledger.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await LateAsync(ledger));
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await ledger.Relay.RunOnceAsync(CancellationToken.None);
            ledger.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.NotNull(Assert.Single(await ledger.OutboxAsync()).ParkedAt);
        Assert.True(await LateAsync(ledger));
    }

    [Fact]
    public void A_sealed_type_cannot_be_asked_for_by_its_own_name()
    {
        Assert.Empty(MessageKinds.TypesOf(nameof(SolutionSubmitted)));
        Assert.Contains(nameof(SolutionSubmitted), MessageKinds.TypesOf(MessageKinds.Sealed));
        Assert.Equal([nameof(PersonSaved)], MessageKinds.TypesOf(nameof(PersonSaved)));
    }

    [Fact]
    public void Every_event_is_sealed_or_known_to_say_nothing_about_who_works_on_a_solution()
    {
        string[] harmless =
        [
            nameof(ChallengeApprovalRequested), nameof(ChallengeReturned), nameof(ChallengeApproved), nameof(ChallengePublished), nameof(ChallengeCancelled), nameof(DeadlineChangeProposed), nameof(DeadlineChangeConfirmed), nameof(DeadlineMoved), nameof(OutageMeasured),
            nameof(ChallengeFollowed), nameof(ChallengeUnfollowed), nameof(OrganisationSaved), nameof(PersonSaved), nameof(SecondFactorChanged), nameof(PasswordLinkAsked), nameof(PasswordChanged),
            nameof(OpeningCardsAsked), nameof(OpeningKeysReady), nameof(OpeningCardGiven), nameof(OpeningProposed), nameof(OpeningRefused), nameof(SubmissionsOpened),
            nameof(JurorInvited), nameof(JurorAnswered), nameof(ReserveMovedUp), nameof(ReservesRanOut), nameof(GuestJurorInvited), nameof(GuestJurorRevoked), nameof(SubmissionsAssigned), nameof(AssignmentsTaken), nameof(ScoringReopened), nameof(JurorNeeded), nameof(ChairAsked), nameof(ChairAnswered), nameof(ScoresReopeningAsked), nameof(ScoresReopeningDecided), nameof(ScoringCompleted), nameof(JuryMessageWritten), nameof(JuryQuestionAsked), nameof(JuryQuestionReleased), nameof(JuryQuestionAnswered), nameof(AwardObjectionRaised), nameof(AwardObjectionAnswered), nameof(WinnerWithdrew), nameof(JuryReportSignaturesAsked), nameof(JuryReportIssued), nameof(AwardProposed), nameof(AwardPublished),
        ];
        var all = typeof(IntegrationEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(IntegrationEvent))).Select(type => type.Name);

        Assert.Equal(harmless.Order(), all.Where(type => MessageKinds.Of(type) != MessageKinds.Sealed).Order());
    }

    private static Task<bool> LateAsync(Ledger ledger) =>
        ledger.DoAsync(async db => (await db.MessageTrafficAsync(ledger.Clock.GetUtcNow(), CancellationToken.None)).Late);

    /// <param name="minute">After nine o'clock.</param>
    private static OutboxMessage Parked(string type, int minute, string? error = null) => new()
    {
        Id = Guid.CreateVersion7(), Type = type, Data = "{}", Time = Morning.AddMinutes(minute - 40), Attempts = 10, ParkedAt = Morning, LastError = error, Sequence = minute,
    };

    private static InboxEntry SetAside(string type, long sequence) => new()
    {
        EventId = Guid.CreateVersion7(), Subscription = Topics.Identity, Sequence = sequence, Type = type, Status = InboxEntry.Quarantined, Attempts = 5, At = Morning, LastError = "Cannot",
    };
}
