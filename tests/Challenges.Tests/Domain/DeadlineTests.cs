using Market.Challenges.Domain;
using Market.Kernel;

namespace Market.Challenges.Tests.Domain;

/// <summary>Another deadline: two persons, a reason, enough notice, and a history that never loses a line.</summary>
public sealed class DeadlineTests
{
    private static readonly DateTimeOffset Old = Drafts.Now.AddDays(30);
    private static readonly DateTimeOffset Later = Old.AddDays(5);
    private static readonly LocalizedText Reason = new("Er kwamen veel vragen.");

    [Fact]
    public void Nothing_moves_until_a_second_person_confirms_and_the_clock_that_decides_agrees()
    {
        var challenge = Drafts.In(ChallengeState.Published);

        Drafts.Done(challenge.ProposeDeadline(Later, null, Reason, Drafts.Officer, Drafts.Now));
        Assert.Equal((Old, DeadlineMoveState.Proposed), (challenge.Deadline, challenge.OpenDeadlineMove!.State));
        Drafts.Done(challenge.ConfirmDeadline(Drafts.Approver, Drafts.Now));
        Assert.Equal((Old, DeadlineMoveState.Confirmed), (challenge.Deadline, challenge.OpenDeadlineMove!.State));
        challenge.TakeDeadline(1, Drafts.Now.AddSeconds(1));

        var move = Assert.Single(challenge.DeadlineMoves);
        Assert.Equal((Later, Later, Later), (challenge.Deadline!.Value, challenge.OpeningFrom!.Value, challenge.SortDate));
        Assert.Equal((DeadlineMoveState.Applied, Old, Drafts.Now.AddSeconds(1)), (move.State, move.Previous, move.DecidedAt!.Value));
        Assert.Equal(["DeadlineWasProposed", "DeadlineWasConfirmed"], challenge.Events.Select(raised => raised.GetType().Name));
    }

    [Fact]
    public void Who_proposed_cannot_confirm_whatever_roles_that_person_has()
    {
        var challenge = Drafts.In(ChallengeState.Published);
        Drafts.Done(challenge.ProposeDeadline(Later, null, Reason, Drafts.Chief, Drafts.Now));
        Drafts.Refused("deadline.own-proposal", challenge.ConfirmDeadline(Drafts.Chief, Drafts.Now));
    }

    [Fact]
    public void One_proposal_at_a_time_and_a_withdrawn_one_makes_room()
    {
        var challenge = Drafts.In(ChallengeState.Published);
        Drafts.Done(challenge.ProposeDeadline(Later, null, Reason, Drafts.Officer, Drafts.Now));
        Drafts.Refused("deadline.already-proposed", challenge.ProposeDeadline(Later.AddDays(1), null, Reason, Drafts.Officer, Drafts.Now));
        Drafts.Done(challenge.WithdrawDeadline(Drafts.Approver, Drafts.Now));
        Drafts.Refused("deadline.not-proposed", challenge.ConfirmDeadline(Drafts.Approver, Drafts.Now));
        Drafts.Done(challenge.ProposeDeadline(Later.AddDays(1), null, Reason, Drafts.Officer, Drafts.Now));
        Assert.Equal([(1, DeadlineMoveState.Withdrawn), (2, DeadlineMoveState.Proposed)], challenge.DeadlineMoves.Select(move => (move.Number, move.State)));
    }

    [Fact]
    public void A_reason_in_the_language_of_the_challenge_is_needed()
    {
        var challenge = Drafts.In(ChallengeState.Published);
        Drafts.Refused("challenge.required", challenge.ProposeDeadline(Later, null, new LocalizedText(En: "Questions"), Drafts.Officer, Drafts.Now), "reason.nl");
        Drafts.Refused("challenge.required", challenge.ProposeDeadline(Later, null, null, Drafts.Officer, Drafts.Now), "reason.nl");
        Drafts.Refused("challenge.too-long", challenge.ProposeDeadline(Later, null, new LocalizedText(new string('x', 2001)), Drafts.Officer, Drafts.Now), "reason.nl");
    }

    [Fact]
    public void Shortening_leaves_at_least_seven_days_also_when_it_is_confirmed_late()
    {
        var challenge = Drafts.In(ChallengeState.Published);
        var notice = DeadlineRules.ShorteningNotice;
        Drafts.Refused("deadline.too-soon", challenge.ProposeDeadline(Drafts.Now + notice - TimeSpan.FromTicks(1), null, Reason, Drafts.Officer, Drafts.Now), "deadline");
        Drafts.Refused("deadline.too-soon", challenge.ProposeDeadline(Drafts.Now.AddDays(-1), null, Reason, Drafts.Officer, Drafts.Now), "deadline");
        Drafts.Done(challenge.ProposeDeadline(Drafts.Now + notice, null, Reason, Drafts.Officer, Drafts.Now));
        Drafts.Refused("deadline.too-soon", challenge.ConfirmDeadline(Drafts.Approver, Drafts.Now.AddTicks(1)), "deadline");
    }

    [Fact]
    public void Extending_ends_at_the_old_deadline_half_open()
    {
        var challenge = Drafts.In(ChallengeState.Published);
        Drafts.Refused("deadline.unchanged", challenge.ProposeDeadline(Old, null, Reason, Drafts.Officer, Drafts.Now));
        Drafts.Refused("deadline.over", challenge.ProposeDeadline(Later, null, Reason, Drafts.Officer, Old));
        Drafts.Done(challenge.ProposeDeadline(Later, null, Reason, Drafts.Officer, Old.AddTicks(-1)));
        Drafts.Refused("deadline.over", challenge.ConfirmDeadline(Drafts.Approver, Old));
    }

    [Fact]
    public void After_an_outage_a_deadline_that_passed_may_come_back_with_four_hours_notice()
    {
        var challenge = Drafts.In(ChallengeState.Published);
        challenge.PrepareExtension(new OutageExtension(Old, Old.AddHours(2), Old.AddHours(-2), Old, TimeSpan.FromHours(2)), Old);
        var now = Old.AddHours(3);
        Drafts.Refused("deadline.reopened-too-short", challenge.ProposeDeadline(now.AddHours(4).AddTicks(-1), null, Reason, Drafts.Officer, now));
        Drafts.Done(challenge.ProposeDeadline(now.AddHours(5), null, Reason, Drafts.Officer, now));
        Drafts.Done(challenge.ConfirmDeadline(Drafts.Approver, now));
        challenge.TakeDeadline(1, now);
        Assert.True(challenge.DeadlineMoves[0].AfterOutage);
        Assert.Null(challenge.OutageExtension);
    }

    [Fact]
    public void What_follows_an_extended_deadline_moves_along_and_an_opening_before_it_is_refused()
    {
        var challenge = Drafts.Complete();
        Drafts.Done(challenge.SetDates(new ChallengeDates(null, Old, Old.AddHours(2), Old.AddDays(10), Old.AddDays(20)), Drafts.Officer, Drafts.Now));
        Drafts.Done(challenge.RequestApproval(Drafts.Officer, Drafts.Now));
        Drafts.Done(challenge.Approve(Drafts.Approver, Drafts.Now));
        Drafts.Done(challenge.Publish(null, Drafts.Officer, Drafts.Now));
        Drafts.Refused("challenge.opening-before-deadline", challenge.ProposeDeadline(Later, Later.AddTicks(-1), Reason, Drafts.Officer, Drafts.Now));

        Drafts.Done(challenge.ProposeDeadline(Later, null, Reason, Drafts.Officer, Drafts.Now));
        Drafts.Done(challenge.ConfirmDeadline(Drafts.Approver, Drafts.Now));
        challenge.TakeDeadline(1, Drafts.Now);

        Assert.Equal((Later, Later.AddHours(2), Old.AddDays(15), Old.AddDays(25)), (challenge.Deadline, challenge.OpeningFrom, challenge.JudgingUntil, challenge.AwardBy));
    }

    [Fact]
    public void An_answer_that_comes_twice_or_for_nothing_changes_nothing()
    {
        var challenge = Drafts.In(ChallengeState.Published);
        challenge.TakeDeadline(1, Drafts.Now);
        Drafts.Done(challenge.ProposeDeadline(Later, null, Reason, Drafts.Officer, Drafts.Now));
        challenge.TakeDeadline(1, Drafts.Now);
        Assert.Equal(Old, challenge.Deadline);
        Drafts.Done(challenge.ConfirmDeadline(Drafts.Approver, Drafts.Now));
        challenge.KeepDeadline(1, "deadline.has-drafts", Drafts.Now);
        challenge.TakeDeadline(1, Drafts.Now);
        Assert.Equal((Old, DeadlineMoveState.Refused, "deadline.has-drafts"), (challenge.Deadline, challenge.DeadlineMoves[0].State, challenge.DeadlineMoves[0].RefusedBecause));
    }

    /// <summary>Any order of steps by anybody: the deadline only ever changes by a confirmed move of two persons, and history only grows.</summary>
    [Fact]
    public void Whatever_is_tried_the_deadline_follows_the_last_applied_move()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var chance = new Random(seed);
            var challenge = Drafts.In(ChallengeState.Published);
            var now = Drafts.Now;
            Actor[] people = [Drafts.Officer, Drafts.Approver, Drafts.Chief, Drafts.Stranger, Drafts.Citizen];
            for (var step = 0; step < 40; step++)
            {
                now += TimeSpan.FromHours(chance.Next(12));
                var (who, known) = (people[chance.Next(people.Length)], challenge.DeadlineMoves.Count);
                switch (chance.Next(5))
                {
                    case 0: challenge.ProposeDeadline(now.AddDays(chance.Next(-5, 60)), null, Reason, who, now); break;
                    case 1: challenge.ConfirmDeadline(who, now); break;
                    case 2: challenge.WithdrawDeadline(who, now); break;
                    case 3: challenge.TakeDeadline(chance.Next(1, 5), now); break;
                    default: challenge.KeepDeadline(chance.Next(1, 5), "deadline.has-drafts", now); break;
                }

                Assert.True(challenge.DeadlineMoves.Count >= known);
                Assert.Equal(challenge.DeadlineMoves.LastOrDefault(move => move.State == DeadlineMoveState.Applied)?.Deadline ?? Old, challenge.Deadline);
                Assert.True(challenge.DeadlineMoves.Count(move => move.IsOpen) <= 1);
                Assert.All(challenge.DeadlineMoves, move => Assert.NotEqual(move.ProposedBy, move.ConfirmedBy));
                Assert.All(challenge.DeadlineMoves.Where(move => move.State is DeadlineMoveState.Applied or DeadlineMoveState.Confirmed), move => Assert.NotNull(move.ConfirmedBy));
            }
        }
    }
}
