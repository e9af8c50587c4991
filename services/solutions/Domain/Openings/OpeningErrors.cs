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

    /// <summary>The challenge is strict: only the cards of its opening officers open it.</summary>
    public static readonly Error CardsNeeded = Error.Conflict("opening.cards-needed");

    public static readonly Error NoCard = Error.Forbidden("opening.no-card");

    /// <summary>It cannot be a code of a card at all: a typing error, which says nothing about the real code.</summary>
    public static readonly Error CodeMistyped = Error.Invalid("opening.code-mistyped", "code");

    /// <summary>It is not the code on this card; never how close it comes.</summary>
    public static readonly Error CodeWrong = Error.Invalid("opening.code-wrong", "code");

    public static readonly Error CardNotDrawn = Error.Conflict("opening.card-not-drawn");

    /// <summary>The officer has the card, and showed to have it.</summary>
    public static readonly Error CardCollected = Error.Conflict("opening.card-collected");
    public static readonly Error KeysNotReady = Error.Conflict("opening.keys-not-ready");

    /// <summary>One person counts once, however often the code is given.</summary>
    public static readonly Error ShareGiven = Error.Conflict("opening.share-given");

    public const string TooEarlyCode = "opening.too-early";

    /// <param name="from">First moment at which it may be opened; the value is ISO 8601 in UTC.</param>
    public static Error TooEarly(DateTimeOffset from) =>
        Error.Conflict(TooEarlyCode, from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
