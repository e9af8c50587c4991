using Market.Contracts;
using Market.Kernel;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Reopening;

using Mediator;

namespace Market.Local.Demo;

/// <summary>What a team answered makes a juror of the awarded challenge think again, so that there is a shift to look at.</summary>
internal static class DemoRevision
{
    private const int Juror = 1;
    private static readonly IReadOnlyList<int?> After = [8, 9, 9, 9];

    public static async Task FillAsync(LocalMarket market, CancellationToken cancel)
    {
        var (challenge, person) = (DemoChallenges.Awarded, DemoJuryFill.Jury[Juror]);
        var (juror, alias) = (DemoRules.CallerOf(person), await FirstAsync(market, challenge, cancel));
        await DoAsync(market, new AskReopening(juror, challenge.Id, alias, new AskReopeningBody("Met het antwoord over de batterij vervalt mijn twijfel over de kosten van het onderhoud.")), cancel);
        await DoAsync(market, new AllowReopening(DemoRules.CallerOf(DemoPeople.Chair), challenge.Id, person.Id, alias), cancel);
        await DoAsync(market, new SaveScores(juror, challenge.Id, alias, DemoJuryFill.ScoresOf(challenge, After)), cancel);
        await DoAsync(market, new LockScores(juror, challenge.Id, alias), cancel);
    }

    /// <summary>Each by itself, as a request would: sheets that were read before are not taken over.</summary>
    private static async Task DoAsync(LocalMarket market, ICommand<Result> command, CancellationToken cancel)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        DemoRules.Require(await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, cancel));
    }

    private static async Task<string> FirstAsync(LocalMarket market, DemoChallenge challenge, CancellationToken cancel)
    {
        using var scope = market.Services(Apps.Solutions).CreateScope();
        return (await DemoJuryFill.AliasesAsync(scope.ServiceProvider, challenge, cancel))[0].Alias;
    }
}
