using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>The chair signed, and with that asks the others to.</summary>
internal sealed record SignaturesWereAsked(Guid ChallengeId, LocalizedText Title, IReadOnlyList<Guid> PersonIds) : DomainEvent;

/// <param name="MemberIds">Who signed.</param>
internal sealed record ReportWasIssued(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, IssuedReport Report, IReadOnlyList<Guid> MemberIds) : DomainEvent;
