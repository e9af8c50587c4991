using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Tests.Domain.Solving;

namespace Market.Solutions.Tests.Domain.Juries.Reporting;

/// <summary>A jury with a complete scoring and a report that can be written: all jurors judged A, B and C, unless somebody is in conflict.</summary>
internal sealed class Bureau
{
    public static readonly IReadOnlyList<BriefCriterion> Criteria =
    [
        new(Guid.CreateVersion7(), new LocalizedText("Werking"), new LocalizedText(), 60, 5m), new(Guid.CreateVersion7(), new LocalizedText("Prijs"), new LocalizedText(), 40, null),
    ];

    private readonly ChallengeBrief _brief = Bench.Brief();
    private readonly List<ScoreSheet> _sheets = [];

    /// <summary>To happen before: the chair has an interest in B.</summary>
    public static void HideBFromChair(Panel panel) => Panel.Done(panel.Declare(panel.Chair, panel.B.OrganisationIds[0]));

    /// <param name="before">Happens before the assignment: a declaration or a recusal.</param>
    public Bureau(Action<Panel>? before = null, bool complete = true)
    {
        (_brief.Criteria, _brief.CriteriaHash) = (Criteria, NoticeCriteria.HashOf(Criteria));
        before?.Invoke(Panel);
        var chair = Member(Panel.Chair);
        var pairs = from juror in Panel.Jurors from entrant in Panel.Jury.VisibleTo(chair, Panel.Entrants) where !Panel.Jury.IsConflicted(Member(juror), entrant) select (juror, entrant);
        Panel.Done(Panel.Assign([.. pairs]));
        foreach (var pair in Panel.Jury.Assignments)
            _sheets.Add(Sheet(pair));
        if (complete)
            Panel.LockAll();
    }

    public Panel Panel { get; } = new("Jan", "Ilse");

    public JuryReport Report { get; } = new(Guid.CreateVersion7(), LocalizedText.Of("nl", "Rook in het duin"), Guid.CreateVersion7());

    public ReportCase Case => new(_brief, Panel.Jury, Panel.Entrants, [.. _sheets.Where(sheet => Panel.Jury.IsAssigned(sheet.JurorId, sheet.Alias))]);

    public ChallengeBrief Brief => _brief;

    public List<ScoreSheet> Sheets => _sheets;

    public JuryMember Chair => Member(Panel.Chair);

    public JuryMember Jan => Member(Panel.Jurors[0]);

    public JuryMember Ilse => Member(Panel.Jurors[1]);

    public Result WriteGeneral(params Guid[] present) =>
        Report.WriteGeneral(Chair, "De jury was eensgezind.", [new ReportMeeting(new DateOnly(2026, 11, 2), present)], Report.General.Revision, Case, Panel.Now);

    public Result Write(JuryMember writer, string alias, string merits, params Guid[] left) =>
        Report.WriteSection(writer, new ReportSection(alias, merits, "", "", left, Report.SectionOf(alias).Revision), Case);

    /// <summary>The chair writes everything that the chair knows of; everybody was at the meeting.</summary>
    public void WriteAll()
    {
        Panel.Done(WriteGeneral([Panel.Chair, .. Panel.Jurors]));
        foreach (var entrant in Case.EntrantsFor(Chair))
            Panel.Done(Write(Chair, entrant.Alias, "Sterk"));
    }

    public Result Sign(JuryMember member) => Report.Sign(member, Report.ContentFor(member, Case).Hash, Case, Panel.Now);

    public void SignAll()
    {
        foreach (var member in Case.Signers)
            Panel.Done(Sign(member));
    }

    public Result Issue() => Report.Issue(Chair, Report.ContentFor(Chair, Case).Hash, Case, Panel.Now);

    private JuryMember Member(Guid person) => Panel.Jury.Active(person)!;

    private static ScoreSheet Sheet(Assignment pair)
    {
        var sheet = new ScoreSheet(Guid.CreateVersion7(), Guid.Empty, pair.PersonId, pair.Alias);
        var ids = Criteria.Select(criterion => criterion.Id).ToList();
        Panel.Done(sheet.Save(pair.PersonId, [.. ids.Select(id => new GivenScore(id, 6 + ((pair.Alias[0] - 'A') / 2m), "Opmerking"))], ids));
        Panel.Done(sheet.Lock(pair.PersonId, ids, Panel.Now));
        return sheet;
    }
}
