using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Openings;

public enum OpeningState
{
    /// <summary>Nobody outside the teams can tell whether anything was received.</summary>
    Sealed,

    /// <summary>One person wants to open; a second one has to confirm, or more officers have to give their card.</summary>
    Proposed,
    Opened,
}

/// <param name="ContentHash">Lower-case hex SHA-256 of what was received.</param>
/// <param name="FileHashes">Lower-case hex SHA-256 of each file, in the team's order.</param>
internal sealed record OpeningRecord(string Alias, DateTimeOffset ReceivedAt, string ContentHash, IReadOnlyList<string>? FileHashes = null);

public enum OpeningRefusalReason
{
    /// <summary>It does not open with the challenge's key: changed or damaged.</summary>
    Unreadable,

    /// <summary>It opens, but is not what the receipt says.</summary>
    HashDiffers,

    /// <summary>A file is gone or damaged; the rest of the submission is on the table.</summary>
    FileUnreadable,

    /// <summary>A file is not what the receipt says; the rest of the submission is on the table.</summary>
    FileHashDiffers,
}

/// <summary>Something received that did not get on the table.</summary>
/// <param name="Sha256">As on the receipt, of the content or of the file.</param>
internal sealed record OpeningRefusal(string ReceiptNumber, DateTimeOffset ReceivedAt, string Sha256, OpeningRefusalReason Reason);

/// <summary>The opening of a challenge's submissions by two different persons, with its record (requirements L2–L6, L17). Its id is the challenge's.</summary>
internal sealed class Opening : Entity
{
    private Opening()
    {
    }

    public Guid OrganisationId { get; private init; }

    public Guid ProposedBy { get; private init; }

    public string ProposedByName { get; private init; } = "";

    public DateTimeOffset ProposedAt { get; private init; }

    public Guid? ConfirmedBy { get; private set; }

    public string? ConfirmedByName { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>What was on the table, by alias; empty until opened.</summary>
    public IReadOnlyList<OpeningRecord> Record { get; private set; } = [];

    /// <summary>What was received and could not be put on the table.</summary>
    public IReadOnlyList<OpeningRefusal> Refused { get; private set; } = [];

    public OpeningState State => OpenedAt is null ? OpeningState.Proposed : OpeningState.Opened;

    /// <summary>The first person: who proposes it, or the first officer who gives a card.</summary>
    /// <param name="now">By the database's clock.</param>
    public static Result<Opening> Propose(Opener by, ChallengeBrief brief, DateTimeOffset now)
    {
        if (WhetherPossible(brief, now) is { Failed: true } refused)
            return Result<Opening>.From(refused);
        var opening = new Opening { Id = brief.Id, OrganisationId = brief.OrganisationId, ProposedBy = by.PersonId, ProposedByName = by.Name, ProposedAt = now };
        // Of a strict opening the officers hear with each card that is given (see KeyCeremony).
        if (!brief.IsStrict)
            opening.Raise(new OpeningWasProposed(brief.Id, brief.Title, brief.OrganisationId, by.PersonId));
        return opening;
    }

    /// <summary>The second person, or the last officer needed, opens. The challenge is opened from here, and never closed again.</summary>
    /// <param name="onTheTable">Every submission that could be opened, under its alias.</param>
    /// <param name="refused">What could not be opened, or is not what was received.</param>
    public void Confirm(OpeningWarrant warrant, ChallengeBrief brief, IReadOnlyList<OpenedSubmission> onTheTable, IReadOnlyList<OpeningRefusal> refused)
    {
        ConfirmedBy = warrant.Second.PersonId;
        ConfirmedByName = warrant.Second.Name;
        OpenedAt = warrant.At;
        Refused = refused;
        Record = [.. onTheTable.OrderBy(opened => opened.Alias.Length).ThenBy(opened => opened.Alias, StringComparer.Ordinal)
            .Select(opened => new OpeningRecord(opened.Alias, opened.ReceivedAt, opened.ContentHash, [.. opened.Files.Select(file => file.Sha256)]))];
        brief.MarkOpened(warrant.At);
        Raise(new SubmissionsWereOpened(brief.Id, brief.Title, brief.OrganisationId, ProposedBy, warrant.Second.PersonId, warrant.At, onTheTable.Count));
    }

    public static Result WhetherPossible(ChallengeBrief brief, DateTimeOffset now)
    {
        if (brief.Cancelled)
            return OpeningErrors.ChallengeCancelled;
        return now < brief.OpensAt ? OpeningErrors.TooEarly(brief.OpensAt) : Result.Done;
    }
}

/// <summary>An authorised person of the challenge's organisation.</summary>
internal sealed record Opener(Guid PersonId, string Name);

internal sealed record OpeningWasProposed(Guid ChallengeId, LocalizedText ChallengeTitle, Guid OrganisationId, Guid ProposedBy) : DomainEvent;

internal sealed record SubmissionsWereOpened(Guid ChallengeId, LocalizedText ChallengeTitle, Guid OrganisationId, Guid ProposedBy, Guid ConfirmedBy, DateTimeOffset OpenedAt, int Submissions) : DomainEvent;
