using Market.Hosting.Invariants;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Invariants;

/// <summary>What holds of what is said about submissions.</summary>
internal static class TalkInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        Invariant.Of<SolutionsDb>("talks.on-the-table", "What is said is about a submission on the table",
            db => db.JuryTalks.Where(talk => !db.OpenedSubmissions.Any(row => row.ChallengeId == talk.ChallengeId && row.Alias == talk.Alias)).Select(talk => talk.Id)),
        Invariant.Of<SolutionsDb>("talks.answered-in-time", "A team answered what was let go, before its term", async (db, cancel) =>
            (await db.JuryTalks.AsNoTracking().ToListAsync(cancel)).Where(talk => talk.Questions.Any(IsOutOfOrder)).Select(talk => talk.Id.ToString())),
        Invariant.Of<SolutionsDb>("reports.whole-dialogue", "An issued report tells every question that went to a team, and the answer", PartialAsync),
    ];

    private static bool IsOutOfOrder(CandidateQuestion question) => question.State switch
    {
        QuestionState.Answered => question.Answer is null || question.DecidedBy is null || !(question.DecidedAt <= question.AnsweredAt && question.AnsweredAt < question.AnswerBy),
        QuestionState.Released => question.Answer is not null || question.AnswerBy is null || question.DecidedBy is null,
        _ => question.Answer is not null || question.AnswerBy is not null,
    };

    private static async Task<IEnumerable<string>> PartialAsync(SolutionsDb db, CancellationToken cancel)
    {
        var reports = await db.JuryReports.AsNoTracking().Where(report => report.Issued != null).ToListAsync(cancel);
        var talks = (await db.JuryTalks.AsNoTracking().ToListAsync(cancel)).ToLookup(talk => talk.ChallengeId);
        return reports.Where(report => ReportContent.Read(report.Issued!.Content).Submissions.Any(part => !TellsAll(part, talks[report.Id].FirstOrDefault(talk => talk.Alias == part.Alias))))
            .Select(report => report.Id.ToString());
    }

    private static bool TellsAll(ReportedSubmission part, JuryTalk? talk) =>
        (part.Dialogue ?? []).Select(asked => (asked.Question, asked.Answer)).ToHashSet().SetEquals((talk?.Questions ?? []).Where(question => question.IsOut).Select(question => (question.Text, question.Answer)));
}
