using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Local;
using Market.Local.Demo;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

namespace Market.Benchmarks;

/// <summary>A challenge whose jury works: 1,000 opened submissions, 200 jurors of whom the first is the chair, 3 reviews of each submission.</summary>
/// <param name="locked">All scores are final, so that there is a ranking; otherwise all are saved and none is.</param>
internal sealed class DeskWorld(Guid challengeId, bool locked)
{
    public const int Submissions = 1_000;
    public const int Jurors = 200;
    public const int Reviews = 3;

    /// <summary>From this juror's place to that of the next one who judges the same submission.</summary>
    private const int Stride = 67;

    private static readonly Guid Body = Id(1, 0);
    private static readonly string Text = string.Join(' ', Enumerable.Range(0, 120).Select(GeneratedFeed.Word));
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly IReadOnlyList<BriefCriterion> _criteria = [.. new[] { 40, 30, 20, 10 }.Select((weight, at) => new BriefCriterion(Id(2, at), Words(at), Words(at + 7), weight, null))];
    private readonly IReadOnlyList<BriefQuestion> _questions = [.. Enumerable.Range(0, 4).Select(at => new BriefQuestion(Id(3, at), Words(at), Words(at + 5), true, 4_000))];

    /// <summary>Somebody of the owning body, who reads the ranking.</summary>
    public static readonly Caller Officer = new(Id(4, 0), "Officer", Body, "Body", new HashSet<string> { Roles.Member, Roles.Officer });

    public static Caller Juror(int number) => new(Id(5, number), $"Juror {number}", null, "", new HashSet<string> { Roles.Member, Roles.Juror });

    public static string AliasOf(int submission) => Alias.At(submission);

    /// <param name="review">0 to 2.</param>
    public static int JurorOf(int submission, int review) => (submission + (Stride * review)) % Jurors;

    public static Guid CriterionId(int at) => Id(2, at);

    public async Task FillAsync(SolutionsDb db)
    {
        var opened = Enumerable.Range(0, Submissions).Select(Opened).ToList();
        var entrants = opened.Select(row => new Entrant(row.Alias, [.. row.OrganisationIds])).ToList();
        var sheets = opened.SelectMany((row, at) => Enumerable.Range(0, Reviews).Select(review => Sheet(row.Alias, JurorOf(at, review), (at * 7) + review))).ToList();
        db.Briefs.Add(Brief());
        db.OpenedSubmissions.AddRange(opened);
        db.Juries.Add(Jury(entrants, sheets));
        db.ScoreSheets.AddRange(sheets);
        await db.SaveChangesAsync();
    }

    private ChallengeBrief Brief()
    {
        var brief = new ChallengeBrief
        {
            Id = challengeId, Slug = $"desk-{challengeId}", Title = Words(3), OrganisationId = Body, OrganisationName = "Body", Deadline = Now.AddDays(-2), OpeningFrom = Now.AddDays(-2),
            Criteria = _criteria, Questions = _questions, PrizeCents = [1_000_000], CriteriaHash = "none",
        };
        brief.MarkOpened(Now.AddDays(-1));
        return brief;
    }

    private OpenedSubmission Opened(int number) => new()
    {
        Id = Alias.NewId(), ChallengeId = challengeId, Alias = AliasOf(number), SolutionId = Guid.CreateVersion7(), SubmissionId = Guid.CreateVersion7(),
        LeadOrganisationId = Id(6, number), LeadOrganisationName = $"Organisation {number}", Partners = [], Title = $"Submission {number}", Summary = Text,
        Answers = [.. _questions.Select(question => new OpenedAnswer(question.Id, Text))], BudgetCents = 5_000_000, Planning = Text, Files = [],
        ReceivedAt = Now.AddDays(-3), ContentHash = "none",
    };

    private Jury Jury(IReadOnlyList<Entrant> entrants, IReadOnlyList<ScoreSheet> sheets)
    {
        var jury = new Jury(challengeId, Words(3), Body);
        for (var number = 0; number < Jurors; number++)
        {
            var caller = Juror(number);
            DemoRules.Require(jury.Invite(new Candidate(caller.PersonId, caller.Name, null, "", true, false), number == 0, Now));
            DemoRules.Require(jury.Answer(caller.PersonId, true, null, entrants, Now));
            DemoRules.Require(jury.Declare(caller.PersonId, [], "", true, entrants, Now));
        }

        DemoRules.Require(jury.Assign(jury.Chair!, [.. sheets.Select(sheet => new Pair(sheet.JurorId, sheet.Alias))], entrants, Now));
        foreach (var sheet in sheets.Where(sheet => sheet.IsLocked))
            DemoRules.Require(jury.Lock(sheet.JurorId, sheet.Alias, entrants, Now));
        jury.ClearEvents();
        return jury;
    }

    private ScoreSheet Sheet(string alias, int juror, int seed)
    {
        var (me, ids) = (Juror(juror).PersonId, _criteria.Select(criterion => criterion.Id).ToList());
        var sheet = new ScoreSheet(Alias.NewId(), challengeId, me, alias);
        DemoRules.Require(sheet.Save(me, [.. ids.Select((id, at) => new GivenScore(id, (seed + at) % 101 / 10m, Text))], ids));
        if (locked)
            DemoRules.Require(sheet.Lock(me, ids, Now));
        return sheet;
    }

    private static LocalizedText Words(int at) => new(GeneratedFeed.Word(at), GeneratedFeed.Word(at), GeneratedFeed.Word(at));

    private static Guid Id(int kind, int number) => new(number, (short)kind, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 7);
}
