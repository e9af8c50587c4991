using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>Every refusal and advice of this service with its stable code; the wording is the portal's.</summary>
internal static class ChallengeErrors
{
    public static readonly Error NotYours = Error.Forbidden("challenge.not-yours");
    public static readonly Error OwnWork = Error.Forbidden("challenge.own-work");
    public static readonly Error NoOrganisation = Error.Forbidden("challenge.no-organisation");
    public static readonly Error TooManyInPreparation = Error.Conflict("challenge.too-many-in-preparation", $"{Challenge.MaxInPreparation}");
    public static readonly Error ChangedMeanwhile = Error.Conflict("changed-meanwhile");

    public static readonly Error LanguageUnknown = Error.Invalid("challenge.language-unknown", "language");
    public static readonly Error RemarksMissing = Error.Invalid("challenge.remarks-missing", "remarks");
    public static readonly Error CriteriaMissing = Error.Invalid("challenge.criteria-missing", "criteria");
    public static readonly Error PrizeRanks = Error.Invalid("challenge.prize-ranks", "prizes");
    public static readonly Error PublishAfterDeadline = Error.Invalid("challenge.publish-after-deadline", "publishAt");

    public static readonly Error TooManyDocuments = Error.Invalid("file.too-many", "file", $"{Challenge.MaxDocuments}");

    public static readonly Error OfficerCount = Error.Invalid("challenge.officer-count", "officerIds", $"{StrictSealing.FewestOfficers}", $"{StrictSealing.MostOfficers}");

    /// <summary>Strict: not every opening officer has a card yet.</summary>
    public static readonly Error CardsMissing = Error.Conflict("challenge.cards-missing");

    public static readonly Error PublishPast = Error.Invalid("challenge.publish-past", "publishAt");
    public static readonly Error DeadlinePast = Error.Invalid("challenge.deadline-past", "deadline");
    public static readonly Error OpeningBeforeDeadline = Error.Invalid("challenge.opening-before-deadline", "openingFrom");
    public static readonly Error JudgingBeforeOpening = Error.Invalid("challenge.judging-before-opening", "judgingUntil");
    public static readonly Error AwardBeforeJudging = Error.Invalid("challenge.award-before-judging", "awardBy");

    public static readonly Error DeadlineAlreadyProposed = Error.Conflict("deadline.already-proposed");
    public static readonly Error NoDeadlineProposed = Error.Conflict("deadline.not-proposed");
    public static readonly Error DeadlineOwnProposal = Error.Forbidden("deadline.own-proposal");
    public static readonly Error DeadlineOver = Error.Conflict("deadline.over");
    public static readonly Error DeadlineUnchanged = Error.Invalid("deadline.unchanged", "deadline");
    public static readonly Error TooManyDeadlineMoves = Error.Conflict("deadline.too-many-moves", $"{Challenge.MaxDeadlineMoves}");

    public static readonly Error QuestionsAdvised = Error.Invalid("challenge.questions-advised", "questions");
    public static readonly Error PrizesAdvised = Error.Invalid("challenge.prizes-advised", "prizes");
    public static readonly Error MeasurableAdvised = Error.Invalid("challenge.measurable-advised", "outcome");
    public static readonly Error AwardDateAdvised = Error.Invalid("challenge.award-date-advised", "awardBy");

    public static readonly Error PageUnknown = Error.Invalid("catalogue.page-unknown", "page", "50");
    public static readonly Error SizeUnknown = Error.Invalid("catalogue.size-unknown", "size", "100");
    public static readonly Error QuestionTooLong = Error.Invalid("catalogue.question-too-long", "q", "200");

    public static Error WrongStage(ChallengeState state) => Error.Conflict("challenge.wrong-stage", ToCamelCase(state.ToString()));

    public static Error Required(string field) => Error.Invalid("challenge.required", field);

    public static Error TooLong(string field, int max) => Error.Invalid("challenge.too-long", field, $"{max}");

    public static Error TooMany(string field, int max) => Error.Invalid("challenge.too-many", field, $"{max}");

    public static Error DuplicateDocument(string name) => Error.Invalid("file.duplicate", "file", name);

    public static Error ItemUnknown(string field) => Error.Invalid("challenge.item-unknown", field);

    public static Error RegionUnknown(string field) => Error.Invalid("challenge.region-unknown", field);

    public static Error WeightRange(string field) => Error.Invalid("challenge.weight-range", field);

    public static Error WeightsNot100(int sum) => Error.Invalid("challenge.weights-not-100", "criteria", $"{sum}");

    public static Error MinimumRange(string field) => Error.Invalid("challenge.minimum-range", field);

    public static Error LevelPoints(string field) => Error.Invalid("challenge.level-points", field);

    public static Error AnswerLength(string field) => Error.Invalid("challenge.answer-length", field);

    public static Error PrizeAmount(string field) => Error.Invalid("challenge.prize-amount", field);

    public static Error DateTooFar(string field) => Error.Invalid("challenge.date-too-far", field);

    public static Error TermAdvised(int days) => Error.Invalid("challenge.term-advised", "deadline", $"{days}");

    public static Error TranslationAdvised(string field) => Error.Invalid("challenge.translation-advised", field);

    public static Error DeadlineTooSoon(TimeSpan notice) => Error.Invalid("deadline.too-soon", "deadline", $"{notice.TotalDays}");

    public static Error ReopenedTooShort(TimeSpan notice) => Error.Invalid("deadline.reopened-too-short", "deadline", $"{notice.TotalHours}");

    public static Error FilterUnknown(string field) => Error.Invalid("catalogue.filter-unknown", field);

    /// <param name="reason">Code of the importer's note that says why.</param>
    public static Error NoticeUnreadable(string reason) => Error.Invalid("notice.unreadable", "file", reason);

    private static string ToCamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    public static Error OfficerThreshold(int officers) => Error.Invalid("challenge.officer-threshold", "threshold", $"{StrictSealing.FewestOfficers}", $"{officers}");
}
