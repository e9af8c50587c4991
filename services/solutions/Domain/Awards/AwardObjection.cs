using System.Globalization;

using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Awards;

internal sealed record ObjectionWasRaised(Guid ChallengeId, LocalizedText Title, Guid OrganisationId) : DomainEvent;

internal sealed record ObjectionWasAnswered(Guid ChallengeId, LocalizedText Title, Guid SolutionId, IReadOnlyList<Guid> OrganisationIds) : DomainEvent;

/// <summary>
/// What a team has against a published decision, raised during the stand-still. Nothing is concluded until the body answered it with reasons. It is no appeal: the ways to a court
/// stay as they are.
/// </summary>
internal sealed class AwardObjection : Entity
{
    /// <summary>Characters of reason or answer.</summary>
    public const int MaxText = 8000;

    /// <summary>Of one team to one decision.</summary>
    public const int MaxOfTeam = 5;

    private AwardObjection()
    {
    }

    private AwardObjection(Guid challengeId, Guid solutionId, string organisationName, Guid personId, string reason, DateTimeOffset now) =>
        (Id, ChallengeId, SolutionId, OrganisationName, RaisedBy, Reason, RaisedAt) = (Guid.CreateVersion7(now), challengeId, solutionId, organisationName, personId, reason, now);

    public Guid ChallengeId { get; private set; }

    public Guid SolutionId { get; private set; }

    /// <summary>The lead's.</summary>
    public string OrganisationName { get; private set; } = "";

    public Guid RaisedBy { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset RaisedAt { get; private set; }

    public string? Answer { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public string? AnsweredByName { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool IsOpen => AnsweredAt is null;

    /// <param name="earlier">How many the team raised before.</param>
    public static Result<AwardObjection> Raise(Award award, Guid solutionId, string organisationName, Guid personId, string? reason, int earlier, DateTimeOffset now)
    {
        if (award.State != AwardState.Published)
            return AwardErrors.NotPublished;
        if (award.ConcludedAt is not null)
            return AwardErrors.Concluded;
        if (!Standstill.Lasts(award.PublishedAt!.Value, now))
            return ObjectionErrors.TooLate;
        if (earlier >= MaxOfTeam)
            return ObjectionErrors.TooMany;
        if (Check(reason, "reason") is { } refusal)
            return refusal;
        var objection = new AwardObjection(award.Id, solutionId, organisationName, personId, Text.Lines(reason), now);
        objection.Raise(new ObjectionWasRaised(award.Id, award.Title, award.OrganisationId));
        return objection;
    }

    /// <summary>The body answers, once.</summary>
    public Result Reply(Guid personId, string name, string? answer, Award award, IReadOnlyList<Guid> organisationIds, DateTimeOffset now)
    {
        if (!IsOpen)
            return ObjectionErrors.Answered;
        if (Check(answer, "answer") is { } refusal)
            return refusal;
        (Answer, AnsweredBy, AnsweredByName, AnsweredAt) = (Text.Lines(answer), personId, name, now);
        Raise(new ObjectionWasAnswered(ChallengeId, award.Title, SolutionId, organisationIds));
        return Result.Done;
    }

    private static Error? Check(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ObjectionErrors.Missing(field);
        return text.Length > MaxText ? ObjectionErrors.TooLong(field) : null;
    }
}

/// <summary>Every refusal of an objection, with its stable code.</summary>
internal static class ObjectionErrors
{
    public static readonly Error TooLate = Error.Conflict("objection.too-late");
    public static readonly Error TooMany = Error.Conflict("objection.too-many", AwardObjection.MaxOfTeam.ToString(CultureInfo.InvariantCulture));
    public static readonly Error Answered = Error.Conflict("objection.answered");

    public static Error Missing(string field) => Error.Invalid("objection.missing", field);

    public static Error TooLong(string field) => Error.Invalid("objection.too-long", field, AwardObjection.MaxText.ToString(CultureInfo.InvariantCulture));
}
