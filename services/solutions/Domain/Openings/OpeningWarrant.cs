using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Openings;

/// <summary>
/// Proof that an opening may happen now: its time has come by the database's clock, and a second authorised person confirms what a first one
/// proposed. Only <see cref="Of"/> makes one, and without it no opening key is unwrapped.
/// </summary>
internal sealed class OpeningWarrant
{
    private OpeningWarrant(Opening opening, Opener second, DateTimeOffset at) =>
        (ChallengeId, FirstPerson, Second, At) = (opening.Id, opening.ProposedBy, second, at);

    public Guid ChallengeId { get; }

    public Guid FirstPerson { get; }

    public Opener Second { get; }

    public DateTimeOffset At { get; }

    /// <param name="by">The second person, an officer or approver of the challenge's body.</param>
    /// <param name="now">By the database's clock.</param>
    public static Result<OpeningWarrant> Of(Opening opening, Opener by, ChallengeBrief brief, DateTimeOffset now)
    {
        if (opening.State == OpeningState.Opened)
            return OpeningErrors.AlreadyOpened;
        if (opening.Id != brief.Id)
            return Error.NotFound();
        if (Opening.WhetherPossible(brief, now) is { Failed: true } refused)
            return Result<OpeningWarrant>.From(refused);
        return by.PersonId == opening.ProposedBy ? OpeningErrors.SecondPersonNeeded : new OpeningWarrant(opening, by, now);
    }
}
