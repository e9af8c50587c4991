using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>
/// A meeting as it is held: the chair says who is there and in which order, and presses once when the next submission comes up. Who has a conflict leaves the room for it without
/// anybody having to remember. Its end writes the minutes.
/// </summary>
internal sealed partial class JuryReport
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>Null while there is none.</summary>
    public RunningMeeting? Meeting { get; private set; }

    /// <summary>Members who must leave when the submission comes up.</summary>
    public static IReadOnlyList<Guid> MustLeave(Entrant entrant, Jury jury) =>
        [.. jury.Members.Where(member => member.State == MemberState.Accepted && jury.IsConflicted(member, entrant)).Select(member => member.PersonId)];

    /// <param name="order">Aliases of the submissions to speak of, that the chair may know of.</param>
    public Result StartMeeting(JuryMember chair, IReadOnlyList<Guid> present, IReadOnlyList<string> order, ReportCase file, DateTimeOffset now)
    {
        if (Meeting is not null)
            return MeetingErrors.Running;
        if (file.WhyNotYet(file.EntrantsFor(chair)) is { } early)
            return early;
        if (General.Meetings.Count >= MaxMeetings)
            return ReportErrors.TooManyMeetings;
        return Arrange(new RunningMeeting(ToSecond(now), [], [], [], []), chair, present, order, file);
    }

    /// <summary>Somebody comes or goes, or the order changes. Who is in the room for the submission at hand changes with the next press.</summary>
    public Result ArrangeMeeting(JuryMember chair, IReadOnlyList<Guid> present, IReadOnlyList<string> order, ReportCase file) =>
        Meeting is { } meeting ? Arrange(meeting, chair, present, order, file) : MeetingErrors.NotRunning;

    /// <summary>The next submission comes up, and the one before is done.</summary>
    public Result BringUp(JuryMember chair, string alias, ReportCase file, DateTimeOffset now)
    {
        if (file.EntrantsFor(chair).FirstOrDefault(entrant => entrant.Alias == alias) is not { } entrant)
            return Error.NotFound();
        if (Meeting is not { } meeting)
            return MeetingErrors.NotRunning;
        List<Guid> stay = [.. meeting.Present.Where(file.IsInRoom).Except(MustLeave(entrant, file.Jury))];
        if (stay.Count == 0)
            return MeetingErrors.NobodyStays;
        var paused = meeting.Paused(ToSecond(now));
        Meeting = paused with { Sittings = [.. paused.Sittings, new MeetingSitting(alias, ToSecond(now), null, stay)] };
        return Result.Done;
    }

    /// <summary>The submission at hand is done, and no other comes up yet.</summary>
    public Result Pause(DateTimeOffset now)
    {
        if (Meeting is not { } meeting)
            return MeetingErrors.NotRunning;
        Meeting = meeting.Paused(ToSecond(now));
        return Result.Done;
    }

    /// <summary>The meeting is over and stands in the minutes: the day and who came in the general part, who left and when it was spoken of with each submission.</summary>
    public Result EndMeeting(JuryMember chair, ReportCase file, DateTimeOffset now)
    {
        if (Issued is not null)
            return ReportErrors.Issued;
        if (Meeting?.Paused(ToSecond(now)) is not { } meeting)
            return MeetingErrors.NotRunning;
        foreach (var entrant in file.EntrantsFor(chair))
            Note(entrant, meeting, file);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(meeting.StartedAt, Brussels).DateTime);
        General = General with
        {
            Meetings = [.. General.Meetings.Append(new ReportMeeting(day, InOrder(meeting.Attended, file))).OrderBy(each => each.Date)], Revision = General.Revision + 1,
        };
        Meeting = null;
        return Result.Done;
    }

    private Result Arrange(RunningMeeting meeting, JuryMember chair, IReadOnlyList<Guid> present, IReadOnlyList<string> order, ReportCase file)
    {
        if (Issued is not null)
            return ReportErrors.Issued;
        if (present.Count == 0)
            return MeetingErrors.NobodyPresent;
        if (present.Any(id => !file.IsInRoom(id)))
            return ReportErrors.NotAMember("present");
        var known = file.EntrantsFor(chair).Select(entrant => entrant.Alias).ToHashSet();
        if (order.Distinct().Count() < order.Count || !known.IsSupersetOf(order))
            return MeetingErrors.OrderUnknown;
        Meeting = meeting with { Present = InOrder(present, file), Attended = InOrder([.. meeting.Attended, .. present], file), Order = [.. order] };
        return Result.Done;
    }

    private void Note(Entrant entrant, RunningMeeting meeting, ReportCase file)
    {
        var sittings = meeting.Sittings.Where(sitting => sitting.Alias == entrant.Alias).ToList();
        var section = SectionOf(entrant.Alias);
        var heard = sittings.SelectMany(sitting => sitting.Present).ToHashSet();
        var earlier = General.Meetings.SelectMany(each => each.Present).Except(section.Left).ToHashSet();
        // Of what was not spoken of, only who must never be there is noted.
        var away = meeting.Attended.Where(id => sittings.Count > 0 || MustLeave(entrant, file.Jury).Contains(id)).Where(id => !heard.Contains(id) && !earlier.Contains(id));
        List<Guid> left = [.. section.Left.Where(id => !heard.Contains(id)).Union(away)];
        if (sittings.Count == 0 && left.Count == section.Left.Count)
            return;
        var noted = section with
        {
            Left = InOrder(left, file), Revision = section.Revision + 1,
            Sittings = sittings.Count == 0 ? section.Sittings : [.. section.Sittings ?? [], .. sittings.Select(sitting => new ReportSitting(sitting.From, sitting.Until!.Value, sitting.Present))],
        };
        Sections = [.. Sections.Where(other => other.Alias != entrant.Alias), noted];
    }

    private static DateTimeOffset ToSecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
