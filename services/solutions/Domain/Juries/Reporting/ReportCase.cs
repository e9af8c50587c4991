using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries.Talking;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>What a report is made from, besides what the jury writes in it.</summary>
/// <param name="Sheets">The locked ones that count, always in the same order.</param>
internal sealed record ReportCase(ChallengeBrief Brief, Jury Jury, IReadOnlyList<Entrant> Entrants, IReadOnlyList<ScoreSheet> Sheets)
{
    /// <summary>What was asked and answered about each submission.</summary>
    public IReadOnlyList<JuryTalk> Talks { get; init; } = [];

    /// <summary>
    /// All who accepted and declared. Not only who judged something: a juror whom the chair gave nothing and who signs all the same
    /// would tell a chair in conflict that there is more.
    /// </summary>
    public IReadOnlyList<JuryMember> Signers => [.. Jury.Members.Where(member => member.IsReady)];

    /// <summary>What a member may know of; everything when there is no reader.</summary>
    public IReadOnlyList<Entrant> EntrantsFor(JuryMember? reader) => reader is null ? Entrants : Jury.VisibleTo(reader, Entrants);

    public bool IsInRoom(Guid personId) => Jury.Members.Any(member => member.PersonId == personId && member.MayBePresent);

    /// <summary>Who can stand in the minutes: also who stood down since.</summary>
    public bool MayBeInMinutes(Guid personId) => Jury.Members.Any(member => member.PersonId == personId && member.MayBeInMinutes);

    public IReadOnlyList<ScoreSheet> SheetsOf(string alias) => [.. Sheets.Where(sheet => sheet.Alias == alias)];

    /// <summary>What the team was asked; null when nothing.</summary>
    public IReadOnlyList<ReportedExchange>? DialogueOf(string alias)
    {
        var questions = QuestionsOf(alias).Where(question => question.IsOut).OrderBy(question => question.DecidedAt).ThenBy(question => question.Id).ToList();
        return questions.Count == 0 ? null : [.. questions.Select(question => new ReportedExchange(question.Text, question.DecidedAt!.Value, question.AnswerBy!.Value, question.Answer, question.AnsweredAt))];
    }

    /// <summary>Submissions about which a team can still answer a question.</summary>
    public IReadOnlyList<string> WaitingForAnswers(IReadOnlyList<Entrant> entrants, DateTimeOffset now) =>
        [.. entrants.Select(entrant => entrant.Alias).Where(alias => QuestionsOf(alias).Any(question => question.IsOpen(now)))];

    private IReadOnlyList<CandidateQuestion> QuestionsOf(string alias) => Talks.FirstOrDefault(talk => talk.Alias == alias)?.Questions ?? [];

    /// <summary>Why there can be no report about these submissions (yet): their scores are not complete, or not those that the notice asked for, or it was awarded before there were reports.</summary>
    public Error? WhyNotYet(IReadOnlyList<Entrant> entrants)
    {
        if (!Jury.IsCompleted)
            return ReportErrors.ScoringNotComplete;
        if (Brief.AwardedAt is not null)
            return ReportErrors.AwardedBefore;
        if (NoticeCriteria.HashOf(Brief.Criteria) != Brief.CriteriaHash)
            return ReportErrors.CriteriaChanged;
        var criteria = Brief.Criteria.Select(criterion => criterion.Id).ToList();
        var sheets = entrants.SelectMany(entrant => SheetsOf(entrant.Alias)).ToList();
        if (sheets.Any(sheet => sheet.Scores.Any(score => !criteria.Contains(score.CriterionId))))
            return ReportErrors.CriterionNotInNotice;
        var assigned = Jury.Assignments.Where(pair => entrants.Any(entrant => entrant.Alias == pair.Alias)).ToList();
        var judged = entrants.All(entrant => assigned.Any(pair => pair.Alias == entrant.Alias)) && assigned.All(pair => sheets.Any(sheet => (sheet.JurorId, sheet.Alias) == (pair.PersonId, pair.Alias)));
        return judged && sheets.All(sheet => sheet.IsComplete(criteria)) ? null : ReportErrors.ScoreMissing;
    }
}
