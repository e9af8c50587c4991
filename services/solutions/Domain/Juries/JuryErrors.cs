using Market.Kernel;
using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Domain.Juries;

/// <summary>Every refusal of the jury, with its stable code.</summary>
internal static class JuryErrors
{
    public static readonly Error ChallengeCancelled = Error.Conflict("jury.challenge-cancelled");
    public static readonly Error Completed = Error.Conflict("jury.completed");
    public static readonly Error InMinutes = Error.Conflict("jury.in-minutes");
    public static readonly Error Settled = Error.Conflict("jury.settled");
    public static readonly Error NotACandidate = Error.Invalid("jury.not-a-candidate", "personId");
    public static readonly Error Official = Error.Invalid("jury.official", "personId");
    public static readonly Error AlreadyMember = Error.Conflict("jury.already-member");
    public static readonly Error StaysOut = Error.Conflict("jury.stays-out");
    public static readonly Error HasChair = Error.Conflict("jury.has-chair");
    public static readonly Error ChairIsJuror = Error.Invalid("jury.chair-is-a-juror", "seat");
    public static readonly Error SeatUnknown = Error.Invalid("jury.seat-unknown", "seat");
    public static readonly Error NotAJuror = Error.Forbidden("jury.not-a-juror");
    public static readonly Error Full = Error.Conflict("jury.full", Jury.MaxMembers.ToString(System.Globalization.CultureInfo.InvariantCulture));
    public static readonly Error MemberIsAssigned = Error.Conflict("jury.member-is-assigned");
    public static readonly Error OfficerInvitesChair = Error.Forbidden("jury.officer-invites-chair");
    public static readonly Error OtherReserves = Error.Conflict("jury.other-reserves");
    public static readonly Error OfficerNamesChair = Error.Forbidden("jury.officer-names-chair");
    public static readonly Error CannotChair = Error.Conflict("jury.cannot-chair");
    public static readonly Error ChairsAlready = Error.Conflict("jury.chairs-already");
    public static readonly Error ChairNotAsked = Error.Conflict("jury.chair-not-asked");
    public static readonly Error NotYours = Error.Forbidden("jury.not-yours");
    public static readonly Error ChairOnly = Error.Forbidden("jury.chair-only");
    public static readonly Error JurorsOnly = Error.Forbidden("jury.jurors-only");
    public static readonly Error QualificationTooLong = Error.Invalid("composition.text-too-long", "asked", Limit(RequiredQualification.MaxText));
    public static readonly Error QualificationMissing = Error.Invalid("composition.text-missing", "asked");
    public static readonly Error ChairMissing = Error.Conflict("composition.chair-missing");
    public static readonly Error TooFewQualified = Error.Conflict("composition.too-few-qualified");
    public static readonly Error AlreadyAnswered = Error.Conflict("jury.already-answered");
    public static readonly Error AcceptFirst = Error.Forbidden("jury.accept-first");
    public static readonly Error DeclareFirst = Error.Forbidden("jury.declare-first");
    public static readonly Error ClearFirst = Error.Forbidden("jury.clear-first");
    public static readonly Error ReasonMissing = Error.Invalid("jury.reason-missing", "reason");
    public static readonly Error ReasonTooLong = Error.Invalid("jury.reason-too-long", "reason", Limit(Jury.MaxReason));

    public static readonly Error DeclarationNotConfirmed = Error.Invalid("declaration.not-confirmed", "confirmed");
    public static readonly Error DeclarationOnlyAdditions = Error.Conflict("declaration.only-additions");
    public static readonly Error DeclarationUnknownOrganisation = Error.Invalid("declaration.unknown-organisation", "organisationIds");
    public static readonly Error DeclarationTooMany = Error.Invalid("declaration.too-many", "close", Limit(DeclaredTies.Most));
    public static readonly Error StatementTooLong = Error.Invalid("declaration.statement-too-long", "statement", Limit(Jury.MaxReason));

    /// <summary>No clean copy can be made of it, and the original would tell who sent it.</summary>
    public static readonly Error FileWithheld = Error.Conflict("jury.file-withheld");
    public static readonly Error ExpertiseTooLong = Error.Invalid("declaration.expertise-too-long", "expertise", Limit(Jury.MaxReason));
    public static readonly Error AvoidsTooLong = Error.Invalid("declaration.avoids-too-long", "avoids", Limit(Jury.MaxReason));
    public static readonly Error AtMostRange = Error.Invalid("declaration.at-most", "atMost");

    public static readonly Error NotOpened = Error.Conflict("assignment.not-opened");
    public static readonly Error AimUnknown = Error.Invalid("assignment.aim-unknown", "aim");
    public static readonly Error ReviewsRange = Error.Invalid("assignment.reviews-range", "reviews", Limit(Jury.MaxMembers));
    public static readonly Error LoadRange = Error.Invalid("assignment.load-range", "load");
    public static readonly Error AssignmentScored = Error.Conflict("assignment.scored");

    public static readonly Error OwnNotLocked = Error.Conflict("score.own-not-locked");
    public static readonly Error ScoreLocked = Error.Conflict("score.locked");
    public static readonly Error ScoreNotLocked = Error.Conflict("score.not-locked");
    public static readonly Error ReopeningAsked = Error.Conflict("reopening.asked");
    public static readonly Error ReopeningNobody = Error.Conflict("reopening.nobody");
    public static readonly Error ReopeningNotYours = Error.Forbidden("reopening.not-yours");
    public static readonly Error ReopeningDecided = Error.Conflict("reopening.decided");
    public static readonly Error PracticeFirst = Error.Conflict("practice.first");
    public static readonly Error PracticeNotStarted = Error.Conflict("practice.not-started");
    public static readonly Error PracticeUnderWay = Error.Conflict("practice.under-way");
    public static readonly Error PracticeTooLate = Error.Conflict("practice.too-late");
    public static readonly Error PracticeDone = Error.Conflict("practice.done");
    public static readonly Error PracticeTwo = Error.Invalid("practice.two", "items");
    public static readonly Error RankingNotComplete = Error.Conflict("ranking.not-complete");

    /// <param name="names">Who approved, opened or wrote the challenge, and sits in its jury.</param>
    public static Error HoldsOffice(IReadOnlyList<string> names) => Error.Conflict("composition.holds-office", string.Join(", ", names));

    public static Error QualifiedUnknown(int holder) => Error.Invalid("composition.not-a-member", $"holders[{holder}].personId");

    public static Error ProofMissing(int holder) => Error.Invalid("composition.proof-missing", $"holders[{holder}].proof");

    public static Error ProofTooLong(int holder) => Error.Invalid("composition.proof-too-long", $"holders[{holder}].proof", Limit(RequiredQualification.MaxProof));
    public static Error CloseName(int row) => Error.Invalid("declaration.close-name", $"close[{row}].name", Limit(ClosePerson.LongestName));

    public static Error CloseOrganisation(int row) => Error.Invalid("declaration.unknown-organisation", $"close[{row}].organisationId");

    public static Error NumberInvalid(string number) => Error.Invalid("declaration.number-invalid", "numbers", number);

    public static Error AliasUnknown(int pair) => Error.Invalid("assignment.alias-unknown", $"pairs[{pair}].alias");

    public static Error NotReady(int pair) => Error.Invalid("assignment.not-ready", $"pairs[{pair}].personId");

    public static Error Conflicted(int pair) => Error.Invalid("assignment.conflict", $"pairs[{pair}].personId");

    public static Error HasCompared(int pair) => Error.Invalid("assignment.has-compared", $"pairs[{pair}].personId");

    public static Error CriterionUnknown(int score) => Error.Invalid("score.criterion-unknown", $"scores[{score}].criterionId");

    public static Error CriterionTwice(int score) => Error.Invalid("score.criterion-twice", $"scores[{score}].criterionId");

    public static Error ScoreRange(int score) => Error.Invalid("score.range", $"scores[{score}].value");

    public static Error ScoreStep(int score) => Error.Invalid("score.step", $"scores[{score}].value");

    public static Error YesOrNo(int score) => Error.Invalid("score.yes-or-no", $"scores[{score}].value");

    public static Error AbstainedWithScore(int score) => Error.Invalid("score.abstained-with-value", $"scores[{score}].value");

    public static Error RemarkTooLong(int score) => Error.Invalid("score.remark-too-long", $"scores[{score}].remark", Limit(ScoreSheet.MaxRemark));

    public static Error ScoreMissing(int criterion) => Error.Invalid("score.missing-value", $"scores[{criterion}].value");

    public static Error RemarkMissing(int criterion) => Error.Invalid("score.missing-remark", $"scores[{criterion}].remark");

    public static Error AbstentionReasonMissing(int criterion) => Error.Invalid("score.missing-reason", $"scores[{criterion}].remark");

    public static Error PracticeMissing(string field) => Error.Invalid("practice.missing", field);

    public static Error PracticeTooLong(string field, int most) => Error.Invalid("practice.too-long", field, Limit(most));

    private static string Limit(int characters) => characters.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
