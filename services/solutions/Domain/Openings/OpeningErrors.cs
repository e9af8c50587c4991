using System.Globalization;

using Market.Kernel;

namespace Market.Solutions.Domain.Openings;

/// <summary>Every refusal of the opening, with its stable code.</summary>
internal static class OpeningErrors
{
    public static readonly Error ChallengeCancelled = Error.Conflict("opening.challenge-cancelled");
    public static readonly Error AlreadyProposed = Error.Conflict("opening.already-proposed");
    public static readonly Error AlreadyOpened = Error.Conflict("opening.already-opened");
    public static readonly Error NotProposed = Error.Conflict("opening.not-proposed");

    /// <summary>The one who proposed cannot confirm.</summary>
    public static readonly Error SecondPersonNeeded = Error.Conflict("opening.second-person-needed");

    public const string TooEarlyCode = "opening.too-early";

    /// <param name="from">First moment at which it may be opened; the value is ISO 8601 in UTC.</param>
    public static Error TooEarly(DateTimeOffset from) =>
        Error.Conflict(TooEarlyCode, from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
