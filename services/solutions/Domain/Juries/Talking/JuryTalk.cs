using Market.Kernel;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Juries.Talking;

/// <param name="WithdrawnAt">When its author took it back; the text stays on record and is read no more by members.</param>
internal sealed record TalkMessage(Guid Id, Guid PersonId, string Text, DateTimeOffset At, DateTimeOffset? WithdrawnAt = null);

/// <summary>
/// What is said about one submission: among the jurors, which no candidate and no owning body ever reads, and between the jury and the team behind the alias, which
/// goes into the report (Belgian royal decree of 18 April 2017, art. 82 §5 and §6). Nothing in it is changed afterwards.
/// </summary>
internal sealed partial class JuryTalk : Entity
{
    /// <summary>Characters of one message, question or answer.</summary>
    public const int MaxText = 4000;

    public const int MaxMessages = 500;

    private JuryTalk()
    {
    }

    public JuryTalk(Guid challengeId, string alias) => (Id, ChallengeId, Alias) = (Openings.Alias.NewId(), challengeId, alias);

    public Guid ChallengeId { get; private set; }

    public string Alias { get; private set; } = "";

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<TalkMessage> Messages { get; private set; } = [];

    /// <summary>A member says something to the others.</summary>
    /// <param name="member">Knows of the submission.</param>
    public Result Say(JuryMember member, string? text, Jury jury, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (!jury.MayDiscuss(member, Alias, entrants))
            return TalkErrors.LockFirst;
        if (Check(text) is { } refusal)
            return refusal;
        // The same words again are the same form, sent twice.
        if (Messages.LastOrDefault() is { WithdrawnAt: null } last && last.PersonId == member.PersonId && last.Text == Text.Lines(text))
            return Result.Done;
        if (Messages.Count >= MaxMessages)
            return TalkErrors.Full;
        Messages = [.. Messages, new TalkMessage(Openings.Alias.NewId(), member.PersonId, Text.Lines(text), now)];
        List<Guid> others = [.. jury.Discussing(Alias, entrants).Select(other => other.PersonId).Where(id => id != member.PersonId)];
        if (others.Count > 0)
            Raise(new MessageWasWritten(ChallengeId, jury.Title, others));
        return Result.Done;
    }

    /// <summary>The author takes a message back.</summary>
    public Result Withdraw(JuryMember member, Guid messageId, DateTimeOffset now)
    {
        if (Messages.FirstOrDefault(message => message.Id == messageId && message.PersonId == member.PersonId) is not { } own)
            return Error.NotFound();
        Messages = [.. Messages.Select(message => message == own ? own with { WithdrawnAt = own.WithdrawnAt ?? now } : message)];
        return Result.Done;
    }

    /// <summary>
    /// Whether members still read the message. What somebody wrote who discusses it no more looks as if it was taken back: it moves nobody, and nobody learns of a conflict.
    /// </summary>
    public static bool IsRead(TalkMessage message, IReadOnlyList<JuryMember> discussing) =>
        message.WithdrawnAt is null && discussing.Any(member => member.PersonId == message.PersonId);

    private static Error? Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return TalkErrors.TextMissing;
        return text.Length > MaxText ? TalkErrors.TextTooLong : null;
    }
}
