using System.Net;

using Market.Hosting.Access;
using Market.Testing;

namespace Market.Solutions.Tests.Features;

/// <summary>Bad input B-06: whoever has the role but no second factor of the last minutes, also for an object that there is not.</summary>
public sealed class StepUpTests
{
    [Theory]
    [InlineData("openings/{0}/proposal")]
    [InlineData("openings/{0}/confirmation")]
    [InlineData("juries/{0}/submissions/A/lock")]
    [InlineData("juries/{0}/submissions/A/reopenings/01950000-0000-7000-8000-000000000001/approval")]
    [InlineData("juries/{0}/report/signature")]
    [InlineData("juries/{0}/report/issue")]
    [InlineData("juries/{0}/report/unable/01950000-0000-7000-8000-000000000001")]
    [InlineData("awards/{0}/proposal")]
    [InlineData("awards/{0}/confirmation")]
    [InlineData("awards/{0}/objections/01950000-0000-7000-8000-000000000001/answer")]
    [InlineData("awards/{0}/conclusion")]
    public async Task Opening_locking_and_awarding_need_a_second_factor_of_the_last_ten_minutes(string path)
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync(TimeSpan.FromSeconds(-1));
        foreach (var target in new[] { challenge, Guid.CreateVersion7() })
        {
            foreach (var weak in new[] { World.Officer.WithPasswordOnly(), World.Officer with { SecondFactorAge = TimeSpan.FromMinutes(11) } })
            {
                using var answer = await world.As(weak).PostAsync($"/api/{string.Format(null, path, target)}", null);
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
                Assert.Equal("second-factor-needed", await answer.ErrorCodeAsync());
            }
        }

        Assert.Equal(HttpStatusCode.NoContent, (await world.As(World.Officer).PostAsync($"/api/openings/{challenge}/proposal", null)).StatusCode);
    }
}
