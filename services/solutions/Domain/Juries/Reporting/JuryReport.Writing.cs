using Market.Kernel;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>Who writes what.</summary>
internal sealed partial class JuryReport
{
    /// <summary>The chair writes about what the chair may know of; about the rest whoever of its jurors does it.</summary>
    public static bool MayWrite(JuryMember member, Entrant entrant, Jury jury) =>
        member.Chair ? !jury.IsConflicted(member, entrant) : IsHiddenFromChair(entrant, jury) && jury.VisibleTo(member, [entrant]).Count > 0;

    /// <summary>The chair writes the general part and the minutes.</summary>
    /// <param name="revision">Of the part as the chair read it.</param>
    public Result WriteGeneral(JuryMember chair, string? text, IReadOnlyList<ReportMeeting> meetings, int revision, ReportCase file, DateTimeOffset now)
    {
        if (WhyNotWritten(file.EntrantsFor(chair), General.Revision, revision, file) is { } refusal)
            return refusal;
        List<Error> errors =
        [
            .. text?.Length > MaxText ? [ReportErrors.TextTooLong("text")] : Array.Empty<Error>(),
            .. meetings.Count > MaxMeetings ? [ReportErrors.TooManyMeetings] : Array.Empty<Error>(),
            .. meetings.Index().SelectMany(meeting => Check(meeting.Item, meeting.Index, file, now)),
        ];
        if (errors.Count > 0)
            return Result.Refused(errors);
        General = new ReportGeneral(Text.Lines(text), [.. meetings.Select(meeting => meeting with { Present = InOrder(meeting.Present, file) }).OrderBy(meeting => meeting.Date)], General.Revision + 1);
        return Result.Done;
    }

    /// <summary>Writes about one submission.</summary>
    /// <param name="written">Its revision is that of the part as the writer read it.</param>
    public Result WriteSection(JuryMember writer, ReportSection written, ReportCase file)
    {
        if (file.EntrantsFor(writer).FirstOrDefault(entrant => entrant.Alias == written.Alias) is not { } entrant)
            return Error.NotFound();
        if (!MayWrite(writer, entrant, file.Jury))
            return ReportErrors.ChairWrites;
        if (WhyNotWritten([entrant], SectionOf(written.Alias).Revision, written.Revision, file) is { } refusal)
            return SectionOf(written.Alias).Says(written) ? Result.Done : refusal;
        if (IsHeldBySignature(entrant, file))
            return ReportErrors.SignedAlready;
        if (Check(written, file) is { Count: > 0 } errors)
            return Result.Refused(errors);
        var section = new ReportSection(
            written.Alias, Text.Lines(written.Merits), Text.Lines(written.Observations), Text.Lines(written.ToClarify), InOrder(written.Left, file), written.Revision + 1,
            SectionOf(written.Alias).Sittings);
        Sections = [.. Sections.Where(other => other.Alias != section.Alias), section];
        return Result.Done;
    }

    /// <summary>Whether nothing may change about a submission now: the chair would see a signature lapse for which nothing that the chair reads was changed.</summary>
    public bool IsHeldBySignature(Entrant entrant, ReportCase file) =>
        IsHiddenFromChair(entrant, file.Jury) && file.Signers.Any(member => file.EntrantsFor(member) is var entrants && entrants.Contains(entrant) && file.WhyNotYet(entrants) is null && IsFresh(member, file));

    private static bool IsHiddenFromChair(Entrant entrant, Jury jury) => jury.Chair is { } chair && jury.IsConflicted(chair, entrant);

    private Error? WhyNotWritten(IReadOnlyList<Entrant> entrants, int now, int read, ReportCase file)
    {
        if (Issued is not null)
            return ReportErrors.Issued;
        return file.WhyNotYet(entrants) ?? (now == read ? null : Error.Conflict("changed-meanwhile"));
    }

    private static IEnumerable<Error> Check(ReportMeeting meeting, int index, ReportCase file, DateTimeOffset now)
    {
        // A day ahead of universal time is already today somewhere in Europe.
        if (meeting.Date > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1))
            yield return ReportErrors.MeetingInFuture(index);
        if (meeting.Present.Count == 0)
            yield return ReportErrors.NobodyPresent(index);
        if (meeting.Present.Any(id => !file.MayBeInMinutes(id)))
            yield return ReportErrors.NotAMember($"meetings[{index}].present");
    }

    private static List<Error> Check(ReportSection written, ReportCase file)
    {
        var texts = new[] { ("merits", written.Merits), ("observations", written.Observations), ("toClarify", written.ToClarify) };
        return
        [
            .. texts.Where(text => text.Item2.Length > MaxText).Select(text => ReportErrors.TextTooLong(text.Item1)),
            .. written.Left.Any(id => !file.MayBeInMinutes(id)) ? [ReportErrors.NotAMember("left")] : Array.Empty<Error>(),
        ];
    }

    /// <summary>As the members stand in the jury, so that the same people always make the same text.</summary>
    private static IReadOnlyList<Guid> InOrder(IReadOnlyList<Guid> people, ReportCase file) =>
        [.. file.Jury.Members.Where(member => people.Contains(member.PersonId)).Select(member => member.PersonId)];
}
