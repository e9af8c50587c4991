using Market.Journeys.Access.World;
using Market.Kernel;
using Market.Local.Demo;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Guests;
using Market.Solutions.Features.Judging.Reopening;
using Market.Solutions.Features.Talking;

using Mediator;

namespace Market.Journeys.TwoWorlds.Secrets;

/// <summary>
/// Secrets that something was done at all. World B is world A after one more act of people: with all that follows from it in every service, so that what was derived
/// when it was done is compared too.
/// </summary>
internal static class DoneSecrets
{
    private static readonly DemoOrganisation Twin = DemoOrganisations.Individual;

    /// <summary>It names a member of the public, as a mention would.</summary>
    private static readonly string Interest = $"Ik gaf raad aan {Twin.Name}, samen met {AccessPeople.As("member").Name}.";

    public static IReadOnlyList<Secret> All { get; } =
    [
        Of("an interest that a juror declared", "evaluating", ["juror-assigned"], "juror-assigned", [Twin.Name, Twin.Id.ToString(), "Tante Truus"],
            (id, _) => [new DeclareInterests(As("juror-assigned"), id, new DeclareInterestsBody([Twin.Id], Interest, true, Close: [new DeclaredClosePerson("Tante Truus", Twin.Id)]))]),
        Of("a conflict that follows from what a juror declared", "evaluating", Knowing.Judges, "chair", ["Tante Truus", AccessPeople.Rival.Name],
            (id, _) => [new DeclareInterests(As("juror-assigned"), id, new DeclareInterestsBody([], "Geen.", true, Close: [new DeclaredClosePerson("Tante Truus", AccessPeople.Rival.Id)]))]),
        Of("what jurors say of a bid", "reporting", Knowing.Judges, "chair", ["sirene", "1"],
            (id, bid) => [new WriteMessage(As("juror-assigned"), id, bid, new WriteMessageBody("Zonder sirene overtuigt het niet."))]),
        Of("a question that waits for the chair", "evaluating", Knowing.Judges, "chair", ["sirene", "2"],
            (id, bid) => [new AskQuestion(As("juror-assigned"), id, bid, new AskQuestionBody("Is er een sirene?", 5))]),
        Of("a question to a team", "evaluating", [.. Knowing.Judges, .. Knowing.Team], "solver-a-lead", ["sirene", "2"],
            (id, bid) => [new AskQuestion(As("chair"), id, bid, new AskQuestionBody("Is er een sirene?", 5))]),
        Of("that a juror wants to change scores", "reporting", Knowing.Judges, "chair", ["Vergist", "1"],
            (id, bid) => [new AskReopening(As("juror-assigned"), id, bid, new AskReopeningBody("Vergist."))]),
        Of("whether there is a reserve", "evaluating", [.. Knowing.Body, .. Knowing.Jury], "owner1", [AccessPeople.Spare.Name, AccessPeople.Spare.Id.ToString()],
            (id, _) => [new InviteJuror(As("owner1"), id, new InviteJurorBody(AccessPeople.Spare.Id, false, "reserve")), new AnswerJuryInvitation(DemoRules.CallerOf(AccessPeople.Spare), id, new AnswerJuryInvitationBody(true))]),
        Of("which reserve is next", KeptSecrets.WithReserves, [.. Knowing.Body, .. Knowing.Accepted], "owner1", [AccessPeople.Reserves[0].Name, AccessPeople.Reserves[0].Id.ToString(), "1", "2"],
            (id, _) => [new OrderReserves(As("owner1"), id, new OrderReservesBody([.. AccessPeople.Reserves.Reverse().Select(reserve => reserve.Id)], "Wie het langst wacht."))]),
        Of("whether a guest was invited", "evaluating", [.. Knowing.Officers, "chair"], "owner1", ["Gerda", "gerda@gasten.voorbeeld"],
            (id, _) => [new InviteGuest(As("owner1"), id, new InviteGuestBody("Gerda Gast", "gerda@gasten.voorbeeld", "nl"))]),
        Of("a proposed award", "ranked", Knowing.Body, "owner1", ["sirene", "1"],
            (id, bid) => [new ProposeAward(As("owner1"), id, new ProposeAwardBody([new ProposeAwardWinner(bid, 1)], "De beste, ook zonder sirene."))]),
    ];

    private static Secret Of(string name, string state, IReadOnlyList<string> knowing, string witness, IReadOnlyList<string> words, Func<Guid, string, ICommand<Result>[]> acts) =>
        new(name, [state], [], knowing.ToHashSet(), witness, words, world => world.DoAsync(acts(world.Objects.Room(state).Id, world.BidIn(state))));

    private static Hosting.Access.Caller As(string persona) => DemoRules.CallerOf(AccessPeople.As(persona));
}
