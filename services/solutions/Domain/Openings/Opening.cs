using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Openings;

public enum OpeningState
{
    /// <summary>Nobody outside the teams can tell whether anything was received.</summary>
    Sealed,

    /// <summary>One person wants to open; a second one has to confirm.</summary>
    Proposed,
    Opened,
}

/// <param name="ContentHash">Lower-case hex SHA-256 of what was received.</param>
internal sealed record OpeningRecord(string Alias, DateTimeOffset ReceivedAt, string ContentHash);

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

    public OpeningState State => OpenedAt is null ? OpeningState.Proposed : OpeningState.Opened;

    /// <param name="now">By the database's clock.</param>
    public static Result<Opening> Propose(Opener by, ChallengeBrief brief, DateTimeOffset now)
    {
        if (WhetherPossible(brief, now) is { Failed: true } refused)
            return Result<Opening>.From(refused);
        var opening = new Opening { Id = brief.Id, OrganisationId = brief.OrganisationId, ProposedBy = by.PersonId, ProposedByName = by.Name, ProposedAt = now };
        opening.Raise(new OpeningWasProposed(brief.Id, brief.Title, brief.OrganisationId, by.PersonId));
        return opening;
    }

    /// <summary>The second person opens. The challenge is opened from here, and never closed again.</summary>
    /// <param name="onTheTable">Every submission that counts, under its alias.</param>
    /// <param name="now">By the database's clock.</param>
    public Result Confirm(Opener by, ChallengeBrief brief, IReadOnlyList<OpenedSubmission> onTheTable, DateTimeOffset now)
    {
        if (State == OpeningState.Opened)
            return OpeningErrors.AlreadyOpened;
        if (WhetherPossible(brief, now) is { Failed: true } refused)
            return refused;
        if (by.PersonId == ProposedBy)
            return OpeningErrors.SecondPersonNeeded;
        ConfirmedBy = by.PersonId;
        ConfirmedByName = by.Name;
        OpenedAt = now;
        Record = [.. onTheTable.OrderBy(opened => opened.Alias.Length).ThenBy(opened => opened.Alias, StringComparer.Ordinal)
            .Select(opened => new OpeningRecord(opened.Alias, opened.ReceivedAt, opened.ContentHash))];
        brief.MarkOpened(now);
        Raise(new SubmissionsWereOpened(brief.Id, brief.Title, brief.OrganisationId, ProposedBy, by.PersonId, now, onTheTable.Count));
        return Result.Done;
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
