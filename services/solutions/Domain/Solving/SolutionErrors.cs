using Market.Kernel;

namespace Market.Solutions.Domain.Solving;

/// <summary>Every refusal of solving, with its stable code.</summary>
internal static class SolutionErrors
{
    /// <summary>The person belongs to no organisation, and only organisations bid.</summary>
    public static readonly Error NoOrganisation = Error.Forbidden("solution.no-organisation");

    public static readonly Error OwnChallenge = Error.Forbidden("solution.own-challenge");
    public static readonly Error LeadOnly = Error.Forbidden("solution.lead-only");
    public static readonly Error NotInvited = Error.Conflict("solution.not-invited");

    public static readonly Error ChallengeClosed = Error.Conflict("solution.challenge-closed");
    public static readonly Error ChallengeCancelled = Error.Conflict("solution.challenge-cancelled");

    /// <summary>Says nothing about which bid, or with whom (private exclusivity, requirements L16).</summary>
    public static readonly Error InOtherBid = Error.Conflict("solution.in-other-bid");

    /// <summary>As <see cref="InOtherBid"/>, for a partner of this bid.</summary>
    public static readonly Error TeamIncomplete = Error.Conflict("solution.team-incomplete");

    /// <summary>Of a strict challenge: content opens with the team's code only.</summary>
    public static readonly Error TeamCodeNeeded = Error.Conflict("solution.team-code-needed");

    /// <summary>Of a strict challenge: a file is not sent in pieces.</summary>
    public static readonly Error UploadWhole = Error.Conflict("solution.upload-whole");

    /// <summary>Of a strict challenge: the market cannot read the draft, so it cannot submit it.</summary>
    public static readonly Error NoAutoSubmit = Error.Conflict("solution.no-auto-submit");

    /// <summary>At the standard level there is none.</summary>
    public static readonly Error NoTeamCode = Error.Conflict("solution.no-team-code");

    public static readonly Error NotDeletable = Error.Conflict("solution.not-deletable");

    public static readonly Error TitleTooLong = Error.Invalid("solution.title-too-long", "title", $"{SolutionContent.TitleLength}");
    public static readonly Error SummaryTooLong = Error.Invalid("solution.summary-too-long", "summary", $"{SolutionContent.SummaryLength}");
    public static readonly Error PlanningTooLong = Error.Invalid("solution.planning-too-long", "planning", $"{SolutionContent.PlanningLength}");
    public static readonly Error TooManySubcontractors = Error.Invalid("solution.too-many-subcontractors", "subcontractors", $"{SolutionContent.SubcontractorLimit}");
    public static readonly Error BudgetOutOfRange = Error.Invalid("solution.budget-out-of-range", "budgetCents", $"{SolutionContent.BudgetLimitCents / 100}");

    public static readonly Error TooManyFiles = Error.Invalid("file.too-many", "file", $"{Solution.FileCountLimit}");
    public static readonly Error TooManyUploads = Error.Conflict("upload.too-many", $"{Solution.UploadLimit}");
    public static readonly Error FileTooLarge = Error.TooLarge("file.too-large", "file", $"{Solution.FileLimit / (1024 * 1024)}");
    public static readonly Error FilesTooLargeTogether = Error.TooLarge("solution.files-too-large-together", "file", $"{Solution.FilesTotalLimit / (1024 * 1024)}");

    public static readonly Error PartnerUnknown = Error.Invalid("solution.partner-unknown", "organisationId");
    public static readonly Error PartnerIsLead = Error.Invalid("solution.partner-is-lead", "organisationId");
    public static readonly Error PartnerOwnsChallenge = Error.Invalid("solution.partner-owns-challenge", "organisationId");
    public static readonly Error PartnerAlready = Error.Invalid("solution.partner-already", "organisationId");
    public static readonly Error TooManyPartners = Error.Invalid("solution.too-many-partners", "organisationId", $"{Solution.PartnerLimit}");

    public static readonly Error DeadlinePassed = Error.Conflict("submission.deadline-passed");
    public static readonly Error NothingSubmitted = Error.Conflict("submission.none");
    public static readonly Error TooManySubmissions = Error.Conflict("submission.too-many", $"{Solution.SubmissionLimit}");

    public static readonly Error TitleMissing = Error.Invalid("solution.title-missing", "title");
    public static readonly Error SummaryMissing = Error.Invalid("solution.summary-missing", "summary");
    public static readonly Error PlanningMissing = Error.Invalid("solution.planning-missing", "planning");
    public static readonly Error BudgetMissing = Error.Invalid("solution.budget-missing", "budgetCents");
    public static readonly Error FilesMissing = Error.Invalid("solution.files-missing", "files");
    public static readonly Error PartnerPending = Error.Invalid("solution.partner-pending", "partners");

    public static Error Exists(Guid id) => Error.Conflict("solution.exists", $"{id}");

    /// <param name="name">The file that holds the same already.</param>
    public static Error FileRepeated(string name) => Error.Invalid("file.duplicate", "file", name);

    public static Error FileNameTaken(string name) => Error.Invalid("solution.file-name-taken", "file", name);

    /// <param name="index">The question's place in the brief, because a missing answer has none.</param>
    public static Error AnswerMissing(int index) => Error.Invalid("solution.answer-missing", $"answers[{index}].text");

    public static Error AnswerUnknown(int index) => Error.Invalid("solution.answer-unknown", $"answers[{index}].questionId");

    public static Error AnswerRepeated(int index) => Error.Invalid("solution.answer-repeated", $"answers[{index}].questionId");

    public static Error AnswerTooLong(int index, int limit) => Error.Invalid("solution.answer-too-long", $"answers[{index}].text", $"{limit}");

    public static Error SubcontractorInvalid(string number) => Error.Invalid("solution.subcontractor-invalid", "subcontractors", number);
}
