using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Openings;

/// <summary>
/// Proof that an opening may happen now: its time has come by the database's clock, and a second authorised person confirms what a first one
/// proposed, or enough officers gave their card. Only <see cref="Of"/> and <see cref="OfCards"/> make one, and without it no opening key is unlocked.
/// </summary>
internal sealed class OpeningWarrant
{
    private OpeningWarrant(Opening opening, Opener second, DateTimeOffset at, bool byCards) =>
        (ChallengeId, FirstPerson, Second, At, ByCards) = (opening.Id, opening.ProposedBy, second, at, byCards);

    public Guid ChallengeId { get; }

    public Guid FirstPerson { get; }

    public Opener Second { get; }

    public DateTimeOffset At { get; }

    /// <summary>Strict: as many officers as are needed gave their card.</summary>
    public bool ByCards { get; }

    /// <param name="by">The second person, an officer or approver of the challenge's body.</param>
    /// <param name="now">By the database's clock.</param>
    public static Result<OpeningWarrant> Of(Opening opening, Opener by, ChallengeBrief brief, DateTimeOffset now)
    {
        if (WhyNot(opening, brief, now) is { Failed: true } refused)
            return Result<OpeningWarrant>.From(refused);
        if (brief.IsStrict)
            return OpeningErrors.CardsNeeded;
        return by.PersonId == opening.ProposedBy ? OpeningErrors.SecondPersonNeeded : new OpeningWarrant(opening, by, now, byCards: false);
    }

    /// <param name="by">The officer whose card is the last one needed.</param>
    /// <param name="now">By the database's clock.</param>
    public static Result<OpeningWarrant> OfCards(Opening opening, KeyCeremony ceremony, Opener by, ChallengeBrief brief, DateTimeOffset now)
    {
        if (WhyNot(opening, brief, now) is { Failed: true } refused)
            return Result<OpeningWarrant>.From(refused);
        if (ceremony.Id != brief.Id || brief.CardsNeeded is not { } needed)
            return Error.NotFound();
        return ceremony.CardOf(by.PersonId)?.GivenAt is null || ceremony.Given < needed ? OpeningErrors.CardsNeeded : new OpeningWarrant(opening, by, now, byCards: true);
    }

    private static Result WhyNot(Opening opening, ChallengeBrief brief, DateTimeOffset now)
    {
        if (opening.State == OpeningState.Opened)
            return OpeningErrors.AlreadyOpened;
        return opening.Id == brief.Id ? Opening.WhetherPossible(brief, now) : Error.NotFound();
    }
}
