using System.Net;

using Market.Challenges.Features.Browsing;
using Market.Contracts;
using Market.Testing;

namespace Market.Challenges.Tests.Features;

public sealed class FollowingTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Following_twice_is_following_once_and_stopping_twice_is_stopping(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.PublishedAsync();
        var http = town.As(town.Member);
        town.Clock.Advance(TimeSpan.FromSeconds(1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => http.PutAsync($"/api/challenges/{id}/follow", null)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Equal(1, (await town.DetailAsync(id)).Followers);
        Assert.True((await town.DetailAsync(id, town.Member)).Followed);
        Assert.False((await town.DetailAsync(id)).Followed);
        Assert.True(Assert.Single(await (await http.GetAsync("/api/challenges/followed")).ReadAsync<List<CatalogueItem>>()).Followed);
        Assert.True(Assert.Single((await town.BrowseAsync("", town.Member)).Items).Followed);

        town.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync($"/api/challenges/{id}/follow")).StatusCode);
        Assert.Equal(0, (await town.DetailAsync(id)).Followers);
        Assert.Equal([new ChallengeFollowed(id, town.Member.Id), new ChallengeUnfollowed(id, town.Member.Id)], (await town.Service.EventsAsync()).Skip(3));
    }

    [Fact]
    public async Task A_visitor_signs_in_to_follow()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await town.As(null).PutAsync($"/api/challenges/{id}/follow", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await town.As(null).GetAsync("/api/challenges/followed")).StatusCode);
    }
}
