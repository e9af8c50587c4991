using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Storage;

/// <summary>What one command tells of a jury: enough to know who may come in, and what of the shelf is still true.</summary>
/// <param name="OrganisationId">The owning body.</param>
/// <param name="JuryVersion">Null while there is no jury.</param>
/// <param name="IsMember">Whether the person is invited or has accepted; null when there is no jury, or it has the version that was known.</param>
/// <param name="PracticeVersion">Null when the jury does not practise.</param>
/// <param name="Sheet">The person's own, of the submission that was asked for.</param>
internal sealed record JuryDoor(int BriefVersion, Guid OrganisationId, int? JuryVersion, bool? IsMember, int? PracticeVersion, OwnSheet? Sheet);

/// <summary>A juror's scores of one submission as they were saved last.</summary>
internal sealed record OwnSheet(Guid Id, int Version, IReadOnlyList<Score> Scores, bool IsLocked);

/// <summary>Who stands before which door.</summary>
/// <param name="Alias">Of the submission whose own sheet is wanted; empty for none.</param>
/// <param name="Known">Version of the jury that the caller has; null for none.</param>
/// <param name="Sheet">The own sheet that the caller has; given back when it is still that.</param>
internal sealed record DoorQuestion(Guid ChallengeId, Guid PersonId, string Alias, int? Known, OwnSheet? Sheet);
