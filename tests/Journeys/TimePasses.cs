using Market.Challenges.Storage;
using Market.Contracts;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys;

/// <summary>Nobody waits weeks in a test: the deadline is moved to now in both databases, as if the time had gone by.</summary>
internal static class TimePasses
{
    public static async Task UntilDeadlineAsync(RunningMarket running, Guid challengeId)
    {
        var now = DateTimeOffset.UtcNow;
        using var solutions = running.Market.Services(Apps.Solutions).CreateScope();
        await solutions.ServiceProvider.GetRequiredService<SolutionsDb>().Briefs.Where(brief => brief.Id == challengeId)
            .ExecuteUpdateAsync(set => set.SetProperty(brief => brief.Deadline, now).SetProperty(brief => brief.OpeningFrom, now));
        using var challenges = running.Market.Services(Apps.Challenges).CreateScope();
        await challenges.ServiceProvider.GetRequiredService<ChallengesDb>().Challenges.Where(challenge => challenge.Id == challengeId)
            .ExecuteUpdateAsync(set => set.SetProperty(challenge => challenge.Deadline, now).SetProperty(challenge => challenge.OpeningFrom, now));
    }
}
