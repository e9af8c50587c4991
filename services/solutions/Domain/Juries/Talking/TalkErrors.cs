using System.Globalization;

using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Talking;

/// <summary>Every refusal of the talk about a submission, with its stable code.</summary>
internal static class TalkErrors
{
    public static readonly Error LockFirst = Error.Conflict("discussion.lock-first");
    public static readonly Error Full = Error.Conflict("discussion.full", Number(JuryTalk.MaxMessages));
    public static readonly Error TextMissing = Error.Invalid("discussion.text-missing", "text");
    public static readonly Error TextTooLong = Error.Invalid("discussion.text-too-long", "text", Number(JuryTalk.MaxText));
    public static readonly Error DaysRange = Error.Invalid("question.days-range", "days", Number(JuryTalk.MaxDays));
    public static readonly Error TooManyQuestions = Error.Conflict("question.too-many", Number(JuryTalk.MaxQuestions));
    public static readonly Error NotYours = Error.Forbidden("question.not-yours");
    public static readonly Error DecidedAlready = Error.Conflict("question.decided");
    public static readonly Error AnsweredAlready = Error.Conflict("question.answered");
    public static readonly Error TooLate = Error.Conflict("question.too-late");

    public static Error TellsWhoYouAre(IReadOnlyList<string> found) => Error.Invalid("question.tells-who-you-are", "text", string.Join(", ", found));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
