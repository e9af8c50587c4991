using Market.Solutions.Features.Talking;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Demo;

/// <summary>What the demo's juries say to each other, and ask a team.</summary>
internal static class DemoTalk
{
    /// <summary>A question that still waits for its answer where the jury is at work, and one that was answered where it is done.</summary>
    public static async Task FillAsync(IServiceProvider services, CancellationToken cancel)
    {
        var sender = services.GetRequiredService<ISender>();
        await TalkAsync(sender, await FirstAsync(services, DemoChallenges.Judging, cancel), "Hoe blijft de strip zichtbaar onder sneeuw of bladeren?", cancel);
        var awarded = await FirstAsync(services, DemoChallenges.Awarded, cancel);
        await TalkAsync(sender, awarded, "Hoe lang gaat de batterij van de ring mee?", cancel);
        await AnswerAsync(sender, awarded, "Negen dagen; een melding volgt als er nog twee dagen over zijn.", cancel);
    }

    private static async Task TalkAsync(ISender sender, About about, string question, CancellationToken cancel)
    {
        var (id, alias) = (about.Demo.Challenge.Id, about.Alias);
        var (first, chair) = (DemoRules.CallerOf(DemoPeople.FirstJuror), DemoRules.CallerOf(DemoPeople.Chair));
        DemoRules.Require(await sender.Send(new WriteMessage(first, id, alias, new WriteMessageBody("Sterk uitgewerkt, maar over het onderhoud lees ik weinig. Zullen we het vragen?")), cancel));
        DemoRules.Require(await sender.Send(new WriteMessage(chair, id, alias, new WriteMessageBody("Goed idee. Ik stel de vraag.")), cancel));
        DemoRules.Require(await sender.Send(new AskQuestion(chair, id, alias, new AskQuestionBody(question, 5)), cancel));
    }

    private static async Task AnswerAsync(ISender sender, About about, string answer, CancellationToken cancel)
    {
        var (lead, id) = (DemoRules.CallerOf(about.Demo.Lead), about.SolutionId);
        var asked = await sender.Send(new ListClarifications(lead, id), cancel);
        DemoRules.Require(asked);
        DemoRules.Require(await sender.Send(new AnswerClarification(lead, id, asked.Value.Questions[0].Id, new AnswerClarificationBody(answer)), cancel));
    }

    private static async Task<About> FirstAsync(IServiceProvider services, DemoChallenge challenge, CancellationToken cancel)
    {
        var demo = DemoSolutions.All.First(demo => demo.Challenge == challenge);
        var organisation = demo.Lead.Organisation!.Id;
        var opened = await services.GetRequiredService<SolutionsDb>().OpenedSubmissions.AsNoTracking().SingleAsync(row => row.ChallengeId == challenge.Id && row.LeadOrganisationId == organisation, cancel);
        return new About(demo, opened.Alias, opened.SolutionId);
    }

    private sealed record About(DemoSolution Demo, string Alias, Guid SolutionId);
}
