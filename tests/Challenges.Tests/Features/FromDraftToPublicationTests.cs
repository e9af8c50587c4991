using System.Net;

using Market.Challenges.Domain;
using Market.Contracts;
using Market.Testing;

namespace Market.Challenges.Tests.Features;

public sealed class FromDraftToPublicationTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_need_becomes_a_published_challenge_in_the_hands_of_two_persons(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.PublishedAsync();

        var seen = await town.DetailAsync(id, town.Member);

        Assert.Equal(ChallengeStage.Open, seen.Stage);
        Assert.Equal(64, seen.CriteriaHash!.Length);
        Assert.Equal(town.Clock.GetUtcNow(), seen.PublishedAt);
        Assert.Null(seen.AuthorId);
        Assert.Equal([60, 40], seen.Criteria.Select(criterion => criterion.Weight));
        var item = Assert.Single((await town.BrowseAsync()).Items);
        Assert.Equal((id, 2_500_000L), (item.Id, item.PrizeTotalCents));
        Assert.Equal([typeof(ChallengeApprovalRequested), typeof(ChallengeApproved), typeof(ChallengePublished)], (await town.Service.EventsAsync()).Select(happened => happened.GetType()));
    }
}
