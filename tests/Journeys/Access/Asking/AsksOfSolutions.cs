using Market.Journeys.Access.World;
using Market.Local.Demo;
using Market.Solutions.Features.Awarding;
using Market.Solutions.Features.Solving;
using Market.Solutions.Features.Talking;

namespace Market.Journeys.Access.Asking;

using Content = (object? Body, (string, byte[])? File);

internal static class AsksOfSolutions
{
    private const string Bid = "/api/solutions/{id}";

    public static IEnumerable<(string, Func<Target, Content>)> All() =>
    [
        ("POST /api/solutions", target => (new StartSolutionBody(target.Challenge), null)),
        ($"PUT {Bid}/content", target => (new WriteContentBody(target.BidVersion, "Luide wacht", "Een vloer die roept.", [], 1_000_000, "Een jaar."), null)),
        ($"POST {Bid}/files", _ => (null, ("nog-een-schets.txt", "Een andere schets.\n"u8.ToArray()))),
        ($"POST {Bid}/partners", _ => (new InvitePartnerBody(DemoOrganisations.University.Id), null)),
        ($"POST {Bid}/partners/answer", _ => (new AnswerInvitationBody(true), null)),
        ($"PUT {Bid}/automatic-submission", _ => (new LetMarketSubmitBody(true), null)),
        ($"POST {Bid}/clarifications/{{questionId}}/answer", _ => (new AnswerClarificationBody("Elke maand."), null)),
        ($"POST {Bid}/objections", _ => (new RaiseObjectionBody("Verkeerd gelezen."), null)),
        ($"POST {Bid}/award-withdrawal", _ => (new GiveAwardBackBody("Geen mensen."), null)),
        ($"POST {Bid}/submission", target => (new SubmitSolutionBody(target.BidVersion), null)),
    ];
}
