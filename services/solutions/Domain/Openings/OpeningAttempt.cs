using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Openings;

public enum OpeningStep
{
    Proposal,
    Confirmation,

    /// <summary>An officer gave the code on a card.</summary>
    Card,
}

/// <summary>Somebody tried to open before the time, alone, or with a card that is not the own one: refused, and kept for ever.</summary>
internal sealed class OpeningAttempt : Entity
{
    private static readonly IReadOnlySet<string> Grave = new HashSet<string>
    {
        OpeningErrors.SecondPersonNeeded.Code, OpeningErrors.TooEarlyCode, OpeningErrors.CardsNeeded.Code, OpeningErrors.NoCard.Code, OpeningErrors.CodeWrong.Code, OpeningErrors.ShareGiven.Code,
    };

    private OpeningAttempt()
    {
    }

    public Guid ChallengeId { get; private init; }

    public Guid PersonId { get; private init; }

    public string PersonName { get; private init; } = "";

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset At { get; private init; }

    public OpeningStep Step { get; private init; }

    /// <summary>Of the refusal.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Whether a refusal is worth keeping: not a second click on what is done already.</summary>
    public static bool IsKept(Result refused) => refused.Errors.Any(error => Grave.Contains(error.Code));

    /// <param name="tell">Whether the body has not heard of this person and this refusal yet.</param>
    public static OpeningAttempt Of(Opener by, ChallengeBrief brief, OpeningStep step, Result refused, bool tell, DateTimeOffset now)
    {
        var attempt = new OpeningAttempt
        {
            Id = Guid.CreateVersion7(now), ChallengeId = brief.Id, PersonId = by.PersonId, PersonName = by.Name, At = now, Step = step, Code = refused.Errors[0].Code,
        };
        if (tell)
            attempt.Raise(new OpeningWasRefused(brief.Id, brief.Title, brief.OrganisationId, by.PersonId, by.Name, attempt.Code));
        return attempt;
    }
}

internal sealed record OpeningWasRefused(Guid ChallengeId, LocalizedText ChallengeTitle, Guid OrganisationId, Guid PersonId, string PersonName, string Code) : DomainEvent;
