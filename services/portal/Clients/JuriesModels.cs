using System.Text.Json.Serialization;

using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>A jury that the reader is invited to or works in.</summary>
/// <param name="State"><c>invited</c> or <c>accepted</c>.</param>
/// <param name="Stage"><c>forming</c>, <c>scoring</c>, <c>completed</c> or <c>decided</c>.</param>
/// <param name="Report">What the report asks of the reader: <c>none</c>, <c>write</c>, <c>sign</c>, <c>issue</c>, <c>wait</c> or <c>issued</c>.</param>
public sealed record MyJury(Guid ChallengeId, LocalizedText Title, bool Chair, string State, bool Declared, int Assigned, int Locked, string Stage, string Report = "none", string Seat = "juror")
{
    /// <summary><c>chair</c>, <c>juror</c>, <c>reserve</c> or <c>observer</c>.</summary>
    public string Role => Chair ? "chair" : Seat;
}

/// <summary>One challenge's jury, as far as the reader may know it.</summary>
/// <param name="CanManage">May invite and take back now.</param>
/// <param name="Me">Null for the owning body.</param>
/// <param name="Report">As at <see cref="MyJury"/>; to the owning body <c>none</c>, <c>wait</c> or <c>issued</c>.</param>
public sealed record JuryRoom(
    Guid ChallengeId, LocalizedText Title, string Stage, IReadOnlyList<JuryMember> Members, bool CanManage, bool IsChair, bool IsJuror, JuryMe? Me, IReadOnlyList<JuryCriterion> Criteria, string Report = "none",
    IReadOnlyList<JuryMove>? Moves = null, bool CanAskToChair = false, IReadOnlyList<ChairChange>? ChairChanges = null, IReadOnlyList<ReserveOrder>? ReserveOrders = null,
    IReadOnlyList<JuryLapse>? Lapses = null, IReadOnlyList<string>? Unjudged = null, bool NeedsJuror = false)
{
    /// <summary>The first one to move up first.</summary>
    public IReadOnlyList<JuryMember> Reserves => [.. Members.Where(member => member is { Seat: "reserve", IsActive: true })];

    /// <summary>All scores are locked.</summary>
    public bool IsClosed => Stage is "completed" or "decided";

    /// <summary>The report is issued; nothing about the scores changes any more.</summary>
    public bool IsSettled => Stage == "decided" || Report == "issued";

    public bool HasChair => Members.Any(member => member is { Chair: true, IsActive: true });
}

/// <summary>That the order of the reserves was changed.</summary>
/// <param name="Names">In the order since then.</param>
public sealed record ReserveOrder(string By, IReadOnlyList<string> Names, string Reason, DateTimeOffset At);

/// <summary>That a juror was asked to take the chair.</summary>
/// <param name="From">Null when nobody chaired.</param>
/// <param name="State"><c>asked</c>, <c>accepted</c>, <c>declined</c> or <c>withdrawn</c>.</param>
public sealed record ChairChange(string? From, string To, string Reason, string State, DateTimeOffset At, DateTimeOffset? AnsweredAt);

/// <param name="State"><c>invited</c>, <c>accepted</c>, <c>declined</c> or <c>recused</c>.</param>
public sealed record JuryMember(Guid PersonId, string Name, string OrganisationName, bool Chair, string State, bool Declared, string? Reason, string Seat = "juror")
{
    public bool IsActive => State is "invited" or "accepted";
}

/// <param name="Seat"><c>juror</c>, <c>reserve</c> or <c>observer</c>.</param>
/// <param name="Lost">What the member judged, and lost because of a conflict of interest.</param>
/// <param name="AskedToChair">Was asked to take the chair and has not answered.</param>
public sealed record JuryMe(string State, bool Declared, bool Chair, string Seat = "juror", IReadOnlyList<string>? Lost = null, bool AskedToChair = false)
{
    /// <summary>A juror who accepted and declared: may read and score.</summary>
    public bool IsReady => State == "accepted" && Declared && Seat == "juror";

    /// <summary><c>chair</c>, <c>juror</c>, <c>reserve</c> or <c>observer</c>.</summary>
    public string Role => Chair ? "chair" : Seat;
}

/// <summary>That a juror left or a seat was added, and who took it.</summary>
/// <param name="Gone">Null when a seat was added.</param>
/// <param name="Cause"><c>declined</c>, <c>stoodDown</c>, <c>removed</c> or <c>added</c>.</param>
/// <param name="Next">Null when no reserve was left.</param>
/// <param name="By">Who added the seat.</param>
public sealed record JuryMove(string? Gone, string Cause, string Reason, string? Next, DateTimeOffset At, string? By = null);

/// <summary>Final scores that count no more.</summary>
/// <param name="Cause"><c>recused</c>, <c>stoodDown</c> or <c>conflict</c>.</param>
public sealed record JuryLapse(string Name, string Alias, string Cause, DateTimeOffset At);

public sealed record NamedInOwnRemark(Guid CriterionId, IReadOnlyList<string> Names);

/// <summary>Whether the panel is what the law asks.</summary>
/// <param name="Qualification">Empty when the challenge asks for none.</param>
public sealed record JuryComposition(bool Lawful, IReadOnlyList<CompositionRule> Rules, string Qualification, IReadOnlyList<QualifiedMember> Holders, bool CanState, string Revision);

/// <param name="Rule">Such as <c>naturalPersons</c>.</param>
/// <param name="Stops">While it is not met nothing is assigned, and no report is issued.</param>
public sealed record CompositionRule(string Rule, bool Met, bool Stops, IReadOnlyList<string> Names);

public sealed record QualifiedMember(Guid PersonId, string Proof);

/// <summary>A link that was sent to somebody without an account.</summary>
/// <param name="State"><c>open</c>, <c>claimed</c>, <c>revoked</c> or <c>expired</c>.</param>
public sealed record JuryGuest(Guid Id, string Name, string Email, string Seat, string State, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt);

/// <summary>What a guest link is about.</summary>
/// <param name="Ticket">For the market's own sign-in; null when people have their accounts elsewhere.</param>
public sealed record GuestInvitation(LocalizedText Title, string Name, string Email, string Seat, DateTimeOffset ExpiresAt, string? Ticket);

public sealed record ClaimedInvitation(Guid ChallengeId);

/// <summary>When the jury met, with whom, and what the chair wrote of it in general.</summary>
public sealed record JuryMinutes(LocalizedText Title, string Stage, IReadOnlyList<HeldMeeting> Meetings, string General);

/// <param name="Weight">Percent.</param>
/// <param name="Minimum">Least mean, 0 to 10.</param>
/// <param name="Levels">What earns which score, from few points to many.</param>
public sealed record JuryCriterion(Guid Id, LocalizedText Name, LocalizedText? Description, int Weight, decimal? Minimum, IReadOnlyList<CriterionLevel>? Levels = null)
{
    /// <summary>Answered with yes (10) or no (0); excludes, and counts in no total.</summary>
    public bool IsRequirement => this is { Weight: 0, Minimum: 5 or 10 };
}

/// <param name="Links">To teams behind the submissions, for the chair.</param>
public sealed record JuryCandidate(Guid PersonId, string Name, string OrganisationName, IReadOnlyList<CandidateLink>? Links = null);

/// <param name="Weight">warning or conflict.</param>
/// <param name="Submissions">How many are linked in this way.</param>
public sealed record CandidateLink(string Weight, IReadOnlyList<ConflictStep> Steps, int Submissions);

/// <summary>One link of a chain from a juror to an organisation in a team.</summary>
/// <param name="Kind">tie, works, worked, declared, close, number, mail or consortium.</param>
/// <param name="To">person, organisation, number or domain.</param>
/// <param name="Name">Null while nobody may know it.</param>
public sealed record ConflictStep(string Kind, string To, string? Name = null);

/// <param name="Weight">warning or conflict.</param>
public sealed record JurorConflict(Guid PersonId, string Name, string Alias, string Weight, IReadOnlyList<ConflictStep> Steps);

public sealed record InterestDeclaration(
    IReadOnlyList<DirectoryOrganisation> Organisations, bool Declared, IReadOnlyList<Guid> Interests, string? Statement, string? Expertise = null,
    IReadOnlyList<string>? Numbers = null, IReadOnlyList<ClosePerson>? Close = null, IReadOnlyList<KnownTie>? Known = null, string? Avoids = null, int? AtMost = null);

/// <param name="OrganisationId">Where this person works.</param>
public sealed record ClosePerson(string Name, Guid? OrganisationId);

/// <param name="Kind">works, worked or mail.</param>
/// <param name="Name">Of the organisation, or the mail domain.</param>
public sealed record KnownTie(string Kind, string Name);

/// <summary>What a juror declares.</summary>
/// <param name="Numbers">Enterprise numbers as they were typed.</param>
public sealed record DeclaredInterests(
    IReadOnlyList<Guid> OrganisationIds, string Statement, bool Confirmed, string Expertise, IReadOnlyList<string> Numbers, IReadOnlyList<ClosePerson> Close, string Avoids, int? AtMost);

public sealed record DirectoryOrganisation(Guid Id, string Name, string Type);

/// <param name="Cleared">The reader said to have no interest in it, and may read it.</param>
/// <param name="Scored">The reader's scores are complete.</param>
/// <param name="QuestionsToRelease">Questions to the team that wait for the reader.</param>
public sealed record JurySubmission(string Alias, string Title, bool Assigned, bool Cleared, bool Scored, bool Locked, int QuestionsToRelease = 0);

/// <summary>A submission without who is behind it, with the reader's own scores.</summary>
public sealed record AnonymousSubmission(
    string Alias, string Title, string Summary, IReadOnlyList<AnonymousAnswer> Answers, long? BudgetCents, string Planning, IReadOnlyList<AnonymousFile> Files,
    IReadOnlyList<JuryCriterion> Criteria, IReadOnlyList<JuryScore> Scores, bool Locked, bool Assigned)
{
    public JuryScore? ScoreOf(JuryCriterion criterion) => Scores.FirstOrDefault(score => score.CriterionId == criterion.Id);

    /// <summary>Every criterion has a value or an abstention, and a remark.</summary>
    public bool IsScored => Criteria.All(criterion => ScoreOf(criterion) is { IsDecided: true, Remark.Length: > 0 });

    public bool HasAbstention => Scores.Any(score => score.Abstained);
}

public sealed record AnonymousAnswer(LocalizedText Question, string Text);

/// <param name="Size">Of the clean copy, bytes; null where nobody can download one.</param>
/// <param name="Scan">By the virus scanner: <c>clean</c>, <c>infected</c>, <c>waiting</c> or <c>notScanned</c>.</param>
/// <param name="Removed">Kinds of what the copy leaves out, such as <c>comments</c>.</param>
/// <param name="Withheld">Why no copy can be made, such as <c>damaged</c>; null when it can.</param>
public sealed record AnonymousFile(
    Guid Id, string Name, long? Size, string ContentType, string Scan = "notScanned", IReadOnlyList<string>? Removed = null, string? Withheld = null)
{
    public bool IsReleased => Withheld is null && (Scan is "clean" or "notScanned");
}

/// <param name="Value">0 to 10 in tenths; null while not given, and for who abstains.</param>
/// <param name="Abstained">The juror cannot judge this criterion, and says why in the remark.</param>
public sealed record JuryScore(Guid CriterionId, decimal? Value, string? Remark, bool Abstained = false)
{
    [JsonIgnore]
    public bool IsDecided => Value is not null || Abstained;
}

public sealed record OtherScores(string Juror, IReadOnlyList<JuryScore> Scores);

public sealed record JurorProgress(Guid PersonId, string Name, int Assigned, int Scored, int Locked);

public sealed record JuryRanking(string Method, IReadOnlyList<RankedSubmission> Rows, bool Complete);

/// <param name="Rank">Null when a minimum was not reached, or a criterion has no score.</param>
/// <param name="Total">Out of 100; null when all jurors abstained on a criterion.</param>
public sealed record RankedSubmission(int? Rank, string Alias, string Title, decimal? Total, bool Eligible, bool Tied, IReadOnlyList<CriterionMean> Criteria);

/// <summary>How sure the ranking is; advisory. Numbers out of 100 unless said otherwise.</summary>
/// <param name="Places">How many win.</param>
public sealed record RankingCertainty(
    bool Complete, int Places, decimal? Noise, decimal? Spread, string? Condorcet, IReadOnlyList<CertaintyOfPlace> Submissions, IReadOnlyList<CertaintyOfJuror> Jurors,
    IReadOnlyList<CertaintyOfWeight> Weights, IReadOnlyList<CertaintyOfScore> Flips, UsefulReview? NextReview);

/// <summary>With 95 % probability between the bounds.</summary>
public sealed record CertainInterval(decimal Mean, decimal Low, decimal High);

/// <param name="First">Probability, 0 to 1; so are <paramref name="Winning"/> and <paramref name="BeatsNext"/>.</param>
/// <param name="Borda">0 to 1.</param>
public sealed record CertaintyOfPlace(
    int? Rank, string Alias, string Title, decimal Total, int Reviews, CertainInterval? Merit, decimal? ExpectedRank, decimal? First, decimal? Winning, decimal? BeatsNext, decimal Borda, int? SchulzeRank);

public sealed record CertaintyOfJuror(int Number, int Reviews, CertainInterval? Severity, IReadOnlyList<string> FirstsWithout, int MovedWithout, int UnjudgedWithout);

/// <param name="Low">Percent.</param>
public sealed record CertaintyOfWeight(Guid CriterionId, int Weight, decimal Low, string? Below, decimal High, string? Above);

/// <param name="From">0 to 10.</param>
public sealed record CertaintyOfScore(int Juror, string Alias, Guid CriterionId, decimal From, decimal To, IReadOnlyList<string> Firsts);

/// <summary>Scores that changed after they were final, and what that did.</summary>
public sealed record RankingShifts(bool Complete, IReadOnlyList<ShiftedScore> Scores, IReadOnlyList<ShiftedSubmission> Submissions);

/// <param name="From">0 to 10.</param>
public sealed record ShiftedScore(int Juror, string Alias, Guid CriterionId, decimal? From, decimal? To, string Reason, DateTimeOffset ReopenedAt);

public sealed record ShiftedSubmission(string Alias, string Title, decimal? TotalBefore, decimal? Total, int? RankBefore, int? Rank);

/// <param name="State"><c>asked</c>, <c>allowed</c> or <c>refused</c>.</param>
/// <param name="CanDecide">The reader may allow or refuse it.</param>
public sealed record AskedReopening(
    Guid PersonId, string Name, string Alias, string Title, string Reason, DateTimeOffset At, string State, string? DecidedBy, DateTimeOffset? DecidedAt, bool CanDecide);

public sealed record UsefulReview(string Alias, Guid PersonId, string Name);

/// <param name="Mean">0 to 10; null when all jurors abstained.</param>
/// <param name="Abstained">Jurors who did.</param>
public sealed record CriterionMean(Guid CriterionId, decimal? Mean, bool BelowMinimum, int Abstained = 0);

/// <param name="State"><c>none</c>, <c>proposed</c> or <c>published</c>.</param>
/// <param name="PrizeCents">The prize of rank 1, 2 …</param>
public sealed record AwardDetail(
    Guid ChallengeId, int Version, LocalizedText Title, string State, bool Complete, bool Reported, IReadOnlyList<RankedSubmission> Ranking, IReadOnlyList<JuryCriterion> Criteria, IReadOnlyList<long> PrizeCents,
    Guid? ProposedBy, string? ProposedByName, DateTimeOffset? ProposedAt, string? ConfirmedByName, DateTimeOffset? PublishedAt, DateOnly? StandstillUntil,
    IReadOnlyList<AwardPlace>? Winners, string? Motivation, bool CanPropose, bool CanWithdraw, bool CanConfirm, IReadOnlyList<AwardWithdrawal>? Withdrawals = null, AwardNext? Next = null,
    int OpenObjections = 0, DateTimeOffset? ConcludedAt = null, bool CanConclude = false)
{
    /// <summary>As it reads while the next in line is proposed.</summary>
    public AwardDetail AsNext() => Next is { } next ? this with { Winners = next.Winners, Motivation = next.Motivation, ProposedByName = next.ProposedByName, ProposedAt = next.ProposedAt } : this;
}

public sealed record AwardPlace(string Alias, int Rank, decimal Total, long? PrizeCents);

public sealed record ProposedPlace(string Alias, int PrizeRank);

/// <summary>What jurors practise on before they score.</summary>
/// <param name="CanStart">The reader is the chair, and nobody has practised or scored yet.</param>
/// <param name="Done">The reader has scored both.</param>
/// <param name="Jurors">How many have.</param>
public sealed record JuryPractice(bool Started, bool CanStart, bool Done, int Jurors, IReadOnlyList<PracticeItem> Items, IReadOnlyList<JuryCriterion> Criteria);

/// <param name="Norms">One for each criterion; empty until the reader is done.</param>
public sealed record PracticeItem(LocalizedText Title, LocalizedText Text, IReadOnlyList<PracticeNorm> Norms);

/// <param name="Own">Null for an abstention.</param>
/// <param name="Given">Of all who gave a score, from low to high.</param>
public sealed record PracticeNorm(Guid CriterionId, decimal? Own, IReadOnlyList<decimal> Given);

public sealed record PracticeText(LocalizedText Title, LocalizedText Text);

public sealed record PracticeScores(IReadOnlyList<JuryScore> Scores);
