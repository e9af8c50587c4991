using Market.Kernel;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Juries.Talking;

/// <summary>Questions to the team, through a second pair of eyes, and its answers.</summary>
internal sealed partial class JuryTalk
{
    public const int MaxQuestions = 30;

    /// <summary>Days that a team can get for an answer.</summary>
    public const int MaxDays = 30;

    public IReadOnlyList<CandidateQuestion> Questions { get; private set; } = [];

    /// <summary>A member asks. It goes at once when the chair asks, or when nobody else could let it go.</summary>
    /// <param name="asker">Knows of the submission.</param>
    public Result Ask(JuryMember asker, string? text, int days, QuestionedTeam team, Jury jury, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Check(text) is { } refusal)
            return refusal;
        if (days is < 1 or > MaxDays)
            return TalkErrors.DaysRange;
        // The same words again are the same form, sent twice.
        if (Questions.LastOrDefault() is { } last && last.AskedBy == asker.PersonId && last.Text == Text.Lines(text) && last.Days == days && last.State is QuestionState.Asked or QuestionState.Released)
            return Result.Done;
        if (Questions.Count >= MaxQuestions)
            return TalkErrors.TooManyQuestions;
        var question = new CandidateQuestion(Openings.Alias.NewId(), Text.Lines(text), days, asker.PersonId, now);
        Questions = [.. Questions, question];
        if (GoesAtOnce(asker, Alias, jury, entrants))
            return Release(question, asker, team, jury, now);
        Raise(new QuestionWasAsked(ChallengeId, jury.Title, [.. Releasers(asker, Alias, jury, entrants)]));
        return Result.Done;
    }

    /// <summary>How many questions wait for this member to let them go or not.</summary>
    public static int ToRelease(IReadOnlyList<CandidateQuestion> questions, string alias, JuryMember member, Jury jury, IReadOnlyList<Entrant> entrants) =>
        questions.Count(question => question.State == QuestionState.Asked && jury.MayRelease(member, question.AskedBy, alias, entrants));

    /// <summary>Whether the chair asks, or nobody else could let the question go.</summary>
    public static bool GoesAtOnce(JuryMember asker, string alias, Jury jury, IReadOnlyList<Entrant> entrants) =>
        Releasers(asker, alias, jury, entrants).ToList() is var releasers && (releasers.Count == 0 || releasers.Contains(asker.PersonId));

    /// <summary>Lets a question go to the team, or not.</summary>
    public Result Decide(JuryMember decider, Guid questionId, bool release, QuestionedTeam team, Jury jury, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Questions.FirstOrDefault(question => question.Id == questionId) is not { } question)
            return Error.NotFound();
        if (!jury.MayRelease(decider, question.AskedBy, Alias, entrants))
            return TalkErrors.NotYours;
        if (question.State != QuestionState.Asked)
            return TalkErrors.DecidedAlready;
        if (release)
            return Release(question, decider, team, jury, now);
        Replace(question with { State = QuestionState.Refused, DecidedBy = decider.PersonId, DecidedAt = now });
        return Result.Done;
    }

    /// <summary>Somebody of the team answers, once.</summary>
    /// <param name="telltales">What in the answer tells who the team is.</param>
    /// <param name="knowing">The team read that warning and sends it all the same.</param>
    public Result Answer(Guid personId, Guid questionId, string? text, IReadOnlyList<Telltale> telltales, bool knowing, Jury jury, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        if (Questions.FirstOrDefault(question => question.Id == questionId && question.IsOut) is not { } question)
            return Error.NotFound();
        if (question.State == QuestionState.Answered)
            return TalkErrors.AnsweredAlready;
        if (!question.IsOpen(now))
            return TalkErrors.TooLate;
        if (Check(text) is { } refusal)
            return refusal;
        if (telltales.Count > 0 && !knowing)
            return TalkErrors.TellsWhoYouAre([.. telltales.Select(telltale => telltale.Found).Distinct()]);
        Replace(question with { State = QuestionState.Answered, Answer = Text.Lines(text), AnsweredAt = now, AnsweredBy = personId });
        Raise(new QuestionWasAnswered(ChallengeId, jury.Title, [.. jury.Members.Where(member => jury.KnowsOf(member, Alias, entrants)).Select(member => member.PersonId)]));
        return Result.Done;
    }

    private static IEnumerable<Guid> Releasers(JuryMember asker, string alias, Jury jury, IReadOnlyList<Entrant> entrants) =>
        jury.Members.Where(member => jury.MayRelease(member, asker.PersonId, alias, entrants)).Select(member => member.PersonId);

    private Result Release(CandidateQuestion question, JuryMember decider, QuestionedTeam team, Jury jury, DateTimeOffset now)
    {
        var answerBy = now.AddDays(question.Days);
        Replace(question with { State = QuestionState.Released, DecidedBy = decider.PersonId, DecidedAt = now, AnswerBy = answerBy });
        Raise(new QuestionWasReleased(ChallengeId, jury.Title, team.SolutionId, team.OrganisationIds, answerBy));
        return Result.Done;
    }

    private void Replace(CandidateQuestion changed) => Questions = [.. Questions.Select(question => question.Id == changed.Id ? changed : question)];
}
