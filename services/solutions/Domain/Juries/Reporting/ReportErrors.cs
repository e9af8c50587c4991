using System.Globalization;

using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>Every refusal of the report, with its stable code.</summary>
internal static class ReportErrors
{
    public static readonly Error ScoringNotComplete = Error.Conflict("report.scoring-not-complete");
    public static readonly Error AwardedBefore = Error.Conflict("report.awarded-before");
    public static readonly Error ScoreMissing = Error.Conflict("report.score-missing");
    public static readonly Error CriteriaChanged = Error.Conflict("report.criteria-changed");
    public static readonly Error CriterionNotInNotice = Error.Conflict("report.criterion-not-in-notice");
    public static readonly Error NoMinutes = Error.Conflict("report.no-minutes");
    public static readonly Error OtherVersion = Error.Conflict("report.other-version");
    public static readonly Error Issued = Error.Conflict("report.issued");
    public static readonly Error NotIssued = Error.Conflict("report.not-issued");
    public static readonly Error SignedAlready = Error.Conflict("report.signed-already");

    /// <summary>Something that the chair may not know of is not in order.</summary>
    public static readonly Error Incomplete = Error.Conflict("report.incomplete");
    public static readonly Error ChairWrites = Error.Forbidden("report.chair-writes");
    public static readonly Error TooManyMeetings = Error.Invalid("report.too-many-meetings", "meetings", Number(JuryReport.MaxMeetings));

    public static readonly Error RecordedUnable = Error.Conflict("report.recorded-unable");
    public static readonly Error ChairSigns = Error.Conflict("report.chair-signs");
    public static readonly Error NotASigner = Error.Conflict("report.not-a-signer");
    public static readonly Error SignsAlready = Error.Conflict("report.signs-already");
    public static readonly Error MajoritySigns = Error.Conflict("report.majority-signs");

    public static Error QuestionOpen(string alias) => Error.Conflict("report.question-open", alias);

    public static Error TextMissing(string alias) => Error.Conflict("report.text-missing", alias);

    public static Error PresentInConflict(string alias) => Error.Conflict("report.present-in-conflict", alias);

    public static Error SignatureMissing(IReadOnlyList<string> names) => Error.Conflict("report.signature-missing", string.Join(", ", names));

    public static Error SignatureStale(IReadOnlyList<string> names) => Error.Conflict("report.signature-stale", string.Join(", ", names));

    public static Error TextTooLong(string field) => Error.Invalid("report.text-too-long", field, Number(JuryReport.MaxText));

    public static Error MeetingInFuture(int meeting) => Error.Invalid("report.meeting-in-future", $"meetings[{meeting}].date");

    public static Error NobodyPresent(int meeting) => Error.Invalid("report.nobody-present", $"meetings[{meeting}].present");

    public static Error NotAMember(string field) => Error.Invalid("report.not-a-member", field);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
