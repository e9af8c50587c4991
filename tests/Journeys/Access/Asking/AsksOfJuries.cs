using Market.Journeys.Access.World;
using Market.Local.Demo;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Chairing;
using Market.Solutions.Features.Judging.Practising;
using Market.Solutions.Features.Judging.Guests;
using Market.Solutions.Features.Judging.Reopening;
using Market.Solutions.Features.Openings;
using Market.Solutions.Features.Reporting;
using Market.Solutions.Features.Talking;

namespace Market.Journeys.Access.Asking;

using Content = (object? Body, (string, byte[])? File);

internal static class AsksOfJuries
{
    private const string Jury = "/api/juries/{challengeId}";
    private const string Award = "/api/awards/{challengeId}";

    public static IEnumerable<(string, Func<Target, Content>)> All() =>
    [
        ("POST /api/openings/{challengeId}/cards/check", _ => (new CheckCardBody("GEEN-KAART"), null)),
        ("POST /api/openings/{challengeId}/cards/gift", _ => (new GiveCardBody("GEEN-KAART"), null)),
        ($"POST {Jury}/members", _ => (new InviteJurorBody(AccessPeople.Spare.Id, Chair: false), null)),
        ($"POST {Jury}/guests", _ => (new InviteGuestBody("Gerda Gast", "gerda@matrix.voorbeeld", "nl"), null)),
        ($"PUT {Jury}/qualification", _ => (new StateQualificationBody("", [], RequiredQualification.RevisionOf(null)), null)),
        ($"PUT {Jury}/reserves", _ => (new OrderReservesBody([AccessPeople.Spare.Id], "Anders."), null)),
        ($"POST {Jury}/reserves/seat", _ => (new AddSeatBody(AccessPeople.Spare.Id, "Te weinig juryleden."), null)),
        ($"PUT {Jury}/chair", _ => (new AskToChairBody(AccessPeople.Spare.Id, "De voorzitter is ziek."), null)),
        ($"POST {Jury}/chair/answer", _ => (new AnswerChairBody(false), null)),
        ($"POST {Jury}/answer", _ => (new AnswerJuryInvitationBody(true), null)),
        ($"POST {Jury}/declaration", _ => (new DeclareInterestsBody([], "Geen.", true), null)),
        ($"PUT {Jury}/assignment", target => (new SetAssignmentBody([.. target.Pairs.Select(pair => new AssignmentPair(pair.Person, pair.Alias))]), null)),
        ($"PUT {Jury}/practice", _ => (new StartPracticeBody([]), null)),
        ($"POST {Jury}/practice/scores", _ => (new AnswerPracticeBody([]), null)),
        ($"PUT {Jury}/submissions/{{alias}}/scores", target => (new SaveScoresBody([new SaveScoresScore(CriterionOf(target), 6, "Redelijk.")]), null)),
        ($"POST {Jury}/submissions/{{alias}}/reopening", _ => (new AskReopeningBody("Verkeerd gelezen."), null)),
        ($"POST {Jury}/submissions/{{alias}}/recusal", _ => (new RecuseFromSubmissionBody("Ik herken het."), null)),
        ($"POST {Jury}/submissions/{{alias}}/discussion", _ => (new WriteMessageBody("Wat denken jullie?"), null)),
        ($"POST {Jury}/submissions/{{alias}}/questions", _ => (new AskQuestionBody("Hoe vaak?", 5), null)),
        ($"POST {Jury}/meeting", target => (MeetingOf(target), null)),
        ($"PUT {Jury}/meeting", target => (MeetingOf(target), null)),
        ($"POST {Jury}/report/unable/{{personId}}", _ => (new RecordUnableBody("Niet te bereiken."), null)),
        ($"PUT {Jury}/report", _ => (new WriteReportBody(1, "Toch niet eensgezind.", []), null)),
        ($"PUT {Jury}/report/submissions/{{alias}}", _ => (new WriteReportSectionBody(1, "Sterk.", "", "", []), null)),
        ($"POST {Jury}/report/signature", target => (new SignReportBody(target.ReportHash), null)),
        ($"POST {Jury}/report/issue", target => (new IssueReportBody(target.ReportHash), null)),
        ($"POST {Award}/proposal", target => (new ProposeAwardBody([new ProposeAwardWinner(target.Alias, 1)], "De hoogste score."), null)),
        ($"POST {Award}/objections/{{objectionId}}/answer", _ => (new AnswerObjectionBody("Om deze reden."), null)),
        ($"POST {Award}/confirmation", target => (new ConfirmAwardBody(target.AwardVersion), null)),
    ];

    private static MeetingBody MeetingOf(Target target) => new([.. target.Pairs.Select(pair => pair.Person).Distinct()], []);

    private static Guid CriterionOf(Target target) => DemoChallengesFill.CriterionId(DemoChallenges.OpenBattery with { Id = target.Challenge }, 0);
}
