using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>A solution that the own organisation leads, takes part in or is asked for.</summary>
/// <param name="State"><c>draft</c>, <c>submitted</c> or <c>withdrawn</c>.</param>
/// <param name="Role"><c>lead</c>, <c>partner</c> or <c>invited</c>.</param>
/// <param name="Stage">Of the challenge: <c>open</c>, <c>closed</c>, <c>opened</c>, <c>awarded</c> or <c>cancelled</c>.</param>
public sealed record OwnSolution(
    Guid Id, Guid ChallengeId, string? ChallengeSlug, LocalizedText ChallengeTitle, string? Title, string State, string Role, string? LeadOrganisationName,
    DateTimeOffset Deadline, string? ReceiptNumber, string Stage, bool NeedsTeamCode = false);

public sealed record ServerClock(DateTimeOffset Now);

/// <summary>The market's own record of being able to take submissions, the last outage first.</summary>
/// <param name="Since">When the record begins.</param>
/// <param name="CountsAfterSeconds">A shorter gap is no outage.</param>
/// <param name="WindowHours">What is lost this shortly before a deadline may be given back.</param>
/// <param name="LeastMinutes">Less than this only in the last hour.</param>
public sealed record Availability(DateTimeOffset? Since, DateTimeOffset? LastBeat, int CountsAfterSeconds, int WindowHours, int LeastMinutes, IReadOnlyList<MarketOutage> Outages);

public sealed record MarketOutage(DateTimeOffset From, DateTimeOffset Until);

public sealed record SolutionAnswer(Guid QuestionId, string Text);

/// <param name="Size">Bytes.</param>
/// <param name="Removed">Kinds of what the copy for the jury leaves out, such as <c>comments</c>.</param>
/// <param name="Withheld">Why no such copy can be made, such as <c>damaged</c>; null when it can.</param>
/// <param name="Scan">By the virus scanner: <c>clean</c>, <c>infected</c>, <c>waiting</c> or <c>notScanned</c>.</param>
public sealed record SolutionFile(Guid Id, string Name, long Size, string ContentType, string Sha256, IReadOnlyList<string>? Removed = null, string? Withheld = null, string Scan = "notScanned");

/// <summary>A file that came in only in part.</summary>
/// <param name="Length">Bytes, as announced.</param>
/// <param name="Offset">Bytes that are here; null while more comes in.</param>
/// <param name="ExpiresAt">From then on it cannot be gone on with.</param>
public sealed record SolutionUpload(Guid Id, string Name, long Length, long? Offset, DateTimeOffset ExpiresAt);

/// <param name="State"><c>invited</c>, <c>accepted</c> or <c>declined</c>.</param>
public sealed record SolutionPartner(Guid OrganisationId, string Name, string State);

public sealed record SolutionReceipt(string Number, DateTimeOffset ReceivedAt, string ContentHash, int Sequence);

/// <summary>The working copy of a solution, as its team sees it; without content for an organisation that is only invited.</summary>
/// <param name="ServerTime">The clock that decides the deadline.</param>
/// <param name="AutoSubmit">The market submits the draft at <paramref name="AutoSubmitAt"/>, when it is complete then and nothing was submitted.</param>
/// <param name="CanSubmit">By role, state and time; whether it is complete is what the checks say.</param>
public sealed record SolutionDetail(
    Guid Id, int Version, string State, string Role, Guid ChallengeId, string? ChallengeSlug, LocalizedText ChallengeTitle, string Stage, DateTimeOffset Deadline,
    DateTimeOffset ServerTime, string LeadOrganisationName, string Title, string Summary, IReadOnlyList<SolutionAnswer> Answers, long? BudgetCents, string Planning,
    IReadOnlyList<SolutionFile> Files, IReadOnlyList<SolutionPartner> Partners, IReadOnlyList<ChallengeQuestion> Questions, bool CanEdit, bool CanSubmit,
    bool CanWithdraw, bool CanDelete, bool ChangedSinceSubmission, SolutionReceipt? Receipt,
    bool AutoSubmit = false, DateTimeOffset AutoSubmitAt = default, bool CanAutoSubmit = false, bool NeedsTeamCode = false, bool Closed = false,
    IReadOnlyList<string>? Subcontractors = null)
{
    public bool IsLead => Role == "lead";

    /// <summary>What was submitted is what the working copy says.</summary>
    public bool IsInAsItStands => State == "submitted" && !ChangedSinceSubmission;

    public bool IsInvited => Role == "invited";

    public bool IsOpen => Stage == "open";

    public string AnswerTo(Guid questionId) => Answers.FirstOrDefault(answer => answer.QuestionId == questionId)?.Text ?? "";

    /// <summary>All that a save sends; one section changes its own part.</summary>
    public SolutionContent Content => new(Title, Summary, [.. Questions.Select(question => new SolutionAnswer(question.Id, AnswerTo(question.Id)))], BudgetCents, Planning, Subcontractors ?? []);
}

/// <summary>What a team writes. Answers stand in the order of the questions, so that a refusal's index is the question's.</summary>
public sealed record SolutionContent(string Title, string Summary, IReadOnlyList<SolutionAnswer> Answers, long? BudgetCents, string Planning, IReadOnlyList<string> Subcontractors);

/// <param name="Severity"><c>blocking</c> or <c>advice</c>.</param>
public sealed record SolutionCheck(string Code, string? Field, string Severity);

/// <summary>What would tell an anonymous jury who the team is.</summary>
public sealed record SolutionTelltales(IReadOnlyList<FoundTelltale> Telltales, IReadOnlyList<TelltaleFile> Files)
{
    /// <summary>Something that the team had better look at.</summary>
    public int Count => Telltales.Count + Files.Count(file => file.Withheld is not null);
}

/// <param name="Kind"><c>organisation</c>, <c>person</c>, <c>enterpriseNumber</c>, <c>mailAddress</c> or <c>webAddress</c>.</param>
/// <param name="Field">As in a <see cref="SolutionCheck"/>; null when it is in a file.</param>
public sealed record FoundTelltale(string Kind, string Found, string? Field, Guid? FileId);

/// <param name="SearchedWhole">False: there may be more in it.</param>
public sealed record TelltaleFile(Guid Id, string Name, IReadOnlyList<string> Removed, string? Withheld, bool SearchedWhole);

/// <param name="State"><c>current</c>, <c>replaced</c> or <c>withdrawn</c>.</param>
/// <param name="ReceivedAt">By the clock of the database, in UTC.</param>
public sealed record Receipt(
    string Number, DateTimeOffset ReceivedAt, string ContentHash, int Sequence, string? State, DateTimeOffset? WithdrawnAt, IReadOnlyList<ReceiptItem> Items,
    DateTimeOffset Deadline, LocalizedText ChallengeTitle, string OrganisationName, IReadOnlyList<string>? Partners, bool Replaced, int DeadlineVersion = 0, bool Automatic = false,
    bool Closed = false);

/// <param name="TeamCode">Of a strict challenge, in this answer only.</param>
public sealed record StartedSolution(Guid Id, string? TeamCode = null);

public sealed record RenewedCode(string TeamCode);

/// <param name="Size">Bytes.</param>
/// <param name="Receipt">Null while no checkpoint covers it yet.</param>
public sealed record ReceiptProof(ReceiptFile? Receipt);

/// <summary>A receipt that can be verified without the market; its text is passed on as it came.</summary>
public sealed record ReceiptFile(string Format, string Statement, string? Nonce, string Leaf, long Index, IReadOnlyList<string> Proof, string Checkpoint, string Key);

public sealed record ReceiptItem(string Name, string Sha256, long Size);

/// <param name="Total">Weighted score out of 100; null when all jurors abstained on a criterion.</param>
public sealed record Feedback(LocalizedText ChallengeTitle, string Title, int? Rank, decimal? Total, bool Eligible, bool Winner, IReadOnlyList<FeedbackCriterion> Criteria,
    DateTimeOffset? DecidedAt = null, DateOnly? StandstillUntil = null, FeedbackReport? Report = null, IReadOnlyList<Objection>? Objections = null, bool CanObject = false, bool Withdrawn = false, bool CanWithdraw = false);

/// <param name="Hash">Of the whole report.</param>
public sealed record FeedbackReport(string Merits, string Observations, string ToClarify, string Hash);

/// <param name="Weight">Percent.</param>
/// <param name="Mean">Out of 10; null when all jurors abstained.</param>
public sealed record FeedbackCriterion(LocalizedText Name, decimal Weight, decimal? Mean, bool BelowMinimum, IReadOnlyList<FeedbackJuror> Jurors)
{
    /// <summary>Answered with yes (10) or no (0); it carries no weight.</summary>
    public bool IsRequirement => Weight == 0;
}

/// <param name="Value">Null when this juror abstained.</param>
public sealed record FeedbackJuror(int Number, decimal? Value, string Remark);
