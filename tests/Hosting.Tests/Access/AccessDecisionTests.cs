using Market.Hosting.Access;

using Microsoft.AspNetCore.Builder;

namespace Market.Hosting.Tests.Access;

public sealed class AccessDecisionTests
{
    [Fact]
    public void An_endpoint_without_a_decision_stops_the_start()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/decided", () => "").Allow(AccessDecision.Anyone);
        app.MapGet("/forgotten", () => "");

        var refusal = Assert.Throws<InvalidOperationException>(app.RequireAccessDecisions);

        Assert.Contains("/forgotten", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/decided", refusal.Message, StringComparison.Ordinal);
    }
}
