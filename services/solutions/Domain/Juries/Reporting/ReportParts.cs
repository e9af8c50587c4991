using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>A day on which the jury met.</summary>
/// <param name="Present">Members.</param>
internal sealed record ReportMeeting(DateOnly Date, IReadOnlyList<Guid> Present);

/// <summary>That the jury spoke of one submission.</summary>
/// <param name="Present">Members who were in the room.</param>
internal sealed record ReportSitting(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<Guid> Present);

/// <summary>A member who cannot sign, as the chair recorded it.</summary>
internal sealed record UnableSigner(Guid PersonId, string Name, string Reason, Guid RecordedBy, DateTimeOffset At);

/// <param name="Revision">Grows with every change, so that nobody overwrites what was not read.</param>
internal sealed record ReportGeneral(string Text, IReadOnlyList<ReportMeeting> Meetings, int Revision)
{
    public static ReportGeneral Empty { get; } = new("", [], 0);
}

/// <summary>What the jury writes about one submission.</summary>
/// <param name="ToClarify">Points that ask for clarification.</param>
/// <param name="Left">Members who were at a meeting, but not in the room while this submission was spoken of.</param>
/// <param name="Revision">As at <see cref="ReportGeneral"/>, of its own: a common one would count what a reader may not know of.</param>
/// <param name="Sittings">From meetings that were held in the market; null when there are none.</param>
internal sealed record ReportSection(string Alias, string Merits, string Observations, string ToClarify, IReadOnlyList<Guid> Left, int Revision, IReadOnlyList<ReportSitting>? Sittings = null)
{
    public bool HasText => Merits.Length > 0;

    /// <summary>Whether it says already what is written, as when one form is sent twice.</summary>
    public bool Says(ReportSection written) =>
        Merits == Text.Lines(written.Merits) && Observations == Text.Lines(written.Observations) && ToClarify == Text.Lines(written.ToClarify) && Left.ToHashSet().SetEquals(written.Left);

    public static ReportSection Empty(string alias) => new(alias, "", "", "", [], 0);
}

/// <param name="Content">What was signed, letter by letter.</param>
/// <param name="Hash">Lower-case hex SHA-256 of it.</param>
internal sealed record ReportSignature(Guid PersonId, string Name, string Content, string Hash, DateTimeOffset At);

/// <param name="Content">The whole report.</param>
/// <param name="Hash">Lower-case hex SHA-256 of it.</param>
/// <param name="LeafId">By which the audit log vouches for it.</param>
internal sealed record IssuedReport(string Content, string Hash, Guid LeafId, Guid By, string ByName, DateTimeOffset At);
