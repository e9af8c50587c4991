using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Solving;

public enum DraftNoticeKind
{
    /// <summary>Seven days before the deadline.</summary>
    SevenDays,

    /// <summary>Two days before the deadline.</summary>
    TwoDays,

    /// <summary>Three hours before the deadline.</summary>
    ThreeHours,

    /// <summary>The market should have submitted it, and did not.</summary>
    NotSubmitted,
}

/// <summary>That a team was told something about its draft and a deadline: once for each kind and deadline, so that a deadline that moves begins anew.</summary>
internal sealed class DraftNotice : Entity
{
    private static readonly IReadOnlyDictionary<DraftNoticeKind, TimeSpan> Reminders = new Dictionary<DraftNoticeKind, TimeSpan>
    {
        [DraftNoticeKind.SevenDays] = TimeSpan.FromDays(7),
        [DraftNoticeKind.TwoDays] = TimeSpan.FromHours(48),
        [DraftNoticeKind.ThreeHours] = TimeSpan.FromHours(3),
    };

    private DraftNotice()
    {
    }

    /// <summary>How long before a deadline the first reminder comes.</summary>
    public static TimeSpan FirstReminder => Reminders[DraftNoticeKind.SevenDays];

    public Guid SolutionId { get; private init; }

    public DraftNoticeKind Kind { get; private init; }

    public DateTimeOffset Deadline { get; private init; }

    /// <summary>The latest reminder whose moment has come, with that moment: who began after it needs no reminder. Null when none has, or the deadline has passed.</summary>
    public static (DraftNoticeKind Kind, DateTimeOffset Since)? ReminderDue(DateTimeOffset deadline, DateTimeOffset now) =>
        Reminders.Select(reminder => ((DraftNoticeKind Kind, DateTimeOffset Since)?)(reminder.Key, deadline - reminder.Value))
            .Where(reminder => now >= reminder!.Value.Since && now < deadline).OrderByDescending(reminder => reminder!.Value.Since).FirstOrDefault();

    public static DraftNotice Of(Solution draft, ChallengeBrief brief, DraftNoticeKind kind, DateTimeOffset now)
    {
        var notice = new DraftNotice { Id = Guid.CreateVersion7(now), SolutionId = draft.Id, Kind = kind, Deadline = brief.Deadline };
        notice.Raise(new TeamHasToKnow(draft.Id, brief.Id, brief.Title, draft.TeamIds, brief.Deadline, kind, Missing(draft, brief), draft.AutoSubmitBy is not null));
        return notice;
    }

    /// <summary>The fields that keep it from being submitted, never what is in them.</summary>
    private static IReadOnlyList<string> Missing(Solution draft, ChallengeBrief brief) =>
        [.. SolutionChecks.Of(draft, brief).Where(check => check.Severity == CheckSeverity.Blocking).Select(check => check.Finding.Field ?? check.Finding.Code)];
}

internal sealed record TeamHasToKnow(
    Guid SolutionId, Guid ChallengeId, LocalizedText ChallengeTitle, IReadOnlyList<Guid> OrganisationIds, DateTimeOffset Deadline, DraftNoticeKind Kind,
    IReadOnlyList<string> Missing, bool Automatic) : DomainEvent;
