using Market.Challenges.Domain;
using Market.Challenges.Features.Authoring;
using Market.Challenges.Features.Deadlines;
using Market.Challenges.Features.Publishing;
using Market.Challenges.Features.Reviewing;
using Market.Journeys.Access.World;
using Market.Kernel;
using Market.Local.Demo;
using Market.Testing;

namespace Market.Journeys.Access.Asking;

using Content = (object? Body, (string, byte[])? File);

internal static class AsksOfChallenges
{
    private const string Challenge = "/api/challenges/{id}";
    private static readonly LocalizedText Words = LocalizedText.Of("nl", "Omdat het beter is.");
    private static readonly DateTimeOffset Later = DateTimeOffset.UtcNow.AddDays(90);

    public static IEnumerable<(string, Func<Target, Content>)> All(Known known) =>
    [
        ("POST /api/challenges", _ => (new CreateChallengeBody("nl", "Nog een uitdaging"), null)),
        ("POST /api/challenges/notice-imports", _ => (null, ("notice.xml", File.ReadAllBytes(SharedData.File("notices/557885-2019.xml"))))),
        ($"POST {Challenge}/documents", _ => (null, ("nog-een-plan.txt", "Een ander plan.\n"u8.ToArray()))),
        ($"PUT {Challenge}/need", target => (new SetNeedBody(target.Version, Words, Words, Words, Words), null)),
        ($"PUT {Challenge}/taxonomy", target => (new SetTaxonomyBody(target.Version, ChallengeOrigin.Safety, [SafetyPhase.Prevention], ["BE22"], ProcessType.Idea), null)),
        ($"PUT {Challenge}/criteria", target => (new SetCriteriaBody(target.Version, [new CriterionInput(null, Words, Words, 100, null)]), null)),
        ($"PUT {Challenge}/questions", target => (new SetQuestionsBody(target.Version, [new QuestionInput(null, Words, null, true, 1000)]), null)),
        ($"PUT {Challenge}/prizes", target => (new SetPrizesBody(target.Version, [new PrizeInput(1, 100_000, Words)]), null)),
        ($"PUT {Challenge}/dates", target => (new SetDatesBody(target.Version, null, Later, Later.AddHours(1), null, null), null)),
        ($"PUT {Challenge}/sealing", target => (new SetSealingBody(target.Version, SealingLevel.Standard, null, null), null)),
        ($"POST {Challenge}/approval-request", target => (new RequestApprovalBody(target.Version), null)),
        ($"POST {Challenge}/approval", target => (new ApproveChallengeBody(target.Version), null)),
        ($"POST {Challenge}/return", target => (new ReturnChallengeBody(target.Version, [new RemarkInput("need", "Te kort.")]), null)),
        ($"POST {Challenge}/publication", target => (new PublishChallengeBody(target.Version, null), null)),
        ($"POST {Challenge}/cancellation", target => (new CancelChallengeBody(target.Version, "De nood is weg."), null)),
        ($"POST {Challenge}/deadline-proposal", target => (new ProposeDeadlineBody(target.Version, Later, null, Words), null)),
        ($"POST {Challenge}/deadline-confirmation", target => (new ConfirmDeadlineBody(target.Version), null)),
        ($"POST {Challenge}/deadline-withdrawal", target => (new WithdrawDeadlineBody(target.Version), null)),
    ];
}
