using Market.Kernel;

namespace Market.Solutions.Domain.Awards;

/// <summary>Every refusal of the award, with its stable code.</summary>
internal static class AwardErrors
{
    public static readonly Error NotComplete = Error.Conflict("award.ranking-not-complete");
    public static readonly Error ReportNotIssued = Error.Conflict("award.report-not-issued");
    public static readonly Error AlreadyProposed = Error.Conflict("award.already-proposed");
    public static readonly Error NotProposed = Error.Conflict("award.not-proposed");
    public static readonly Error Published = Error.Conflict("award.published");
    public static readonly Error SamePerson = Error.Forbidden("award.same-person");
    public static readonly Error InJury = Error.Forbidden("award.in-jury");
    public static readonly Error OutOfOrder = Error.Invalid("award.out-of-order", "winners");
    public static readonly Error PrizeRanks = Error.Invalid("award.prize-ranks", "winners");
    public static readonly Error MotivationMissing = Error.Invalid("award.motivation-missing", "motivation");
    public static readonly Error MotivationTooLong = Error.Invalid("award.motivation-too-long", "motivation", Text(Award.MaxMotivation));

    public static readonly Error NotPublished = Error.Conflict("award.not-published");
    public static readonly Error Concluded = Error.Conflict("award.concluded");
    public static readonly Error WinnerGone = Error.Conflict("award.winner-gone");
    public static readonly Error ObjectionOpen = Error.Conflict("award.objection-open");
    public static readonly Error NotAWinner = Error.Forbidden("award.not-a-winner");
    public static readonly Error WithdrawnAlready = Error.Conflict("award.withdrawn-already");

    public static Error InStandstill(DateOnly lastDay) => Error.Conflict("award.in-standstill", lastDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    public static Error MoreWinnersThanPrizes(int prizes) => Error.Invalid("award.more-winners-than-prizes", "winners", Text(prizes));

    public static Error NotEligible(int winner) => Error.Invalid("award.not-eligible", $"winners[{winner}].alias");

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
