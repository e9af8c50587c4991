using Market.Contracts;
using Market.Journeys.Access.World;
using Market.Kernel;
using Market.Local;
using Market.Local.Demo;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Practising;
using Market.Solutions.Features.Talking;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Secrets;

/// <summary>What both worlds have beside the world of the matrix: a question that one juror asked and the chair let go, a practice that one juror has done, and two reserves.</summary>
internal static class KeptSecrets
{
    public const string Asking = "evaluating";
    public const string Practising = "opened";
    public const string WithReserves = "opened";

    public static async Task FillAsync(LocalMarket market)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        var (db, sender) = (scope.ServiceProvider.GetRequiredService<SolutionsDb>(), scope.ServiceProvider.GetRequiredService<ISender>());
        await AskAsync(db, sender, AccessChallenges.Of(Asking).Id);
        await PractiseAsync(sender, AccessChallenges.Of(Practising));
        foreach (var reserve in AccessPeople.Reserves)
            await StandReadyAsync(sender, AccessChallenges.Of(WithReserves).Id, reserve);
    }

    private static async Task AskAsync(SolutionsDb db, ISender sender, Guid challenge)
    {
        var alias = await db.OpenedSubmissions.Where(row => row.ChallengeId == challenge && row.LeadOrganisationId == AccessPeople.Lead.Id).Select(row => row.Alias).SingleAsync();
        await DoAsync(sender, new AskQuestion(As("juror-assigned"), challenge, alias, new AskQuestionBody("Wat meet de sensor?", 20)));
        var question = (await db.JuryTalks.AsNoTracking().SingleAsync(row => row.ChallengeId == challenge)).Questions[0];
        await DoAsync(sender, new ReleaseQuestion(As("chair"), challenge, alias, question.Id));
    }

    private static async Task PractiseAsync(ISender sender, DemoChallenge challenge)
    {
        var scores = new AnswerPracticeItem([.. challenge.Criteria.Select((_, i) => new SaveScoresScore(DemoChallengesFill.CriterionId(challenge, i), 7, "Goed."))]);
        await DoAsync(sender, new StartPractice(As("chair"), challenge.Id, new StartPracticeBody([])));
        await DoAsync(sender, new AnswerPractice(As("juror-assigned"), challenge.Id, new AnswerPracticeBody([scores, scores])));
    }

    private static async Task StandReadyAsync(ISender sender, Guid challenge, DemoPerson reserve)
    {
        await DoAsync(sender, new InviteJuror(As("owner1"), challenge, new InviteJurorBody(reserve.Id, false, "reserve")));
        await DoAsync(sender, new AnswerJuryInvitation(DemoRules.CallerOf(reserve), challenge, new AnswerJuryInvitationBody(true)));
    }

    private static async Task DoAsync(ISender sender, ICommand<Result> command) => DemoRules.Require(await sender.Send(command));

    private static Hosting.Access.Caller As(string persona) => DemoRules.CallerOf(AccessPeople.As(persona));
}
