using System.Net;
using System.Net.Http.Json;

using Market.Hosting.Access;
using Market.Testing;

namespace Market.Challenges.Tests.Features;

/// <summary>Bad input B-06: whoever has the role but no second factor of the last minutes.</summary>
public sealed class StepUpTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(11)]
    public async Task Approving_needs_a_second_factor_of_the_last_ten_minutes(int? minutes)
    {
        await using var town = await Town.StartAsync();
        var id = await town.CompleteDraftAsync();
        await town.StepAsync(town.Officer, id, "approval-request");
        var weak = town.Approver with { SecondFactorAge = minutes is { } age ? TimeSpan.FromMinutes(age) : null };

        using var refused = await town.As(weak).PostAsJsonAsync($"/api/challenges/{id}/approval", new { version = 7 });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("second-factor-needed", await refused.ErrorCodeAsync());
        Assert.Contains("insufficient_user_authentication", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        await town.StepAsync(town.Approver, id, "approval");
    }

    [Fact]
    public async Task Confirming_another_deadline_needs_a_second_factor_and_proposing_it_does_not()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        using var refused = await town.As(town.Approver.WithPasswordOnly()).PostAsJsonAsync($"/api/challenges/{id}/deadline-confirmation", new { version = 0 });
        Assert.Equal("second-factor-needed", await refused.ErrorCodeAsync());
        using var proposal = await town.As(town.Officer.WithPasswordOnly()).PostAsJsonAsync($"/api/challenges/{id}/deadline-proposal", new { });
        Assert.NotEqual(HttpStatusCode.Forbidden, proposal.StatusCode);
    }
}
