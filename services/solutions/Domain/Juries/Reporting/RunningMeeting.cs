namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>A meeting of the jury that goes on; what it notes becomes minutes when it ends.</summary>
/// <param name="Present">Who is there now.</param>
/// <param name="Attended">Who was there at some time.</param>
/// <param name="Order">Aliases, of what the chair may know of.</param>
/// <param name="Sittings">In the order in which they were held.</param>
internal sealed record RunningMeeting(DateTimeOffset StartedAt, IReadOnlyList<Guid> Present, IReadOnlyList<Guid> Attended, IReadOnlyList<string> Order, IReadOnlyList<MeetingSitting> Sittings)
{
    public MeetingSitting? Now => Sittings.FirstOrDefault(sitting => sitting.Until is null);

    /// <summary>With nobody speaking of anything.</summary>
    public RunningMeeting Paused(DateTimeOffset now) =>
        this with { Sittings = [.. Sittings.Select(sitting => sitting.Until is null ? sitting with { Until = now } : sitting)] };
}

/// <param name="Until">Null while it goes on.</param>
/// <param name="Present">Who was in the room: nobody who must not.</param>
internal sealed record MeetingSitting(string Alias, DateTimeOffset From, DateTimeOffset? Until, IReadOnlyList<Guid> Present);
