using Market.Hosting.Access.StepUp;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Market.Hosting.Access;

/// <summary>Who may reach an endpoint at all; the object behind it decides the rest.</summary>
public sealed record AccessDecision(string Kind, IReadOnlyList<string> Roles)
{
    public static readonly AccessDecision Anyone = new("anyone", []);
    public static readonly AccessDecision SignedIn = new("signed-in", []);

    /// <summary>Our own sidecar only, proven by the app token.</summary>
    public static readonly AccessDecision Internal = new("internal", []);

    /// <summary>Whether who may must also have shown a second factor within the last minutes (<see cref="StepUpOptions.MaxAge"/>).</summary>
    public bool SecondFactor { get; private init; }

    public static AccessDecision AnyOf(params IReadOnlyList<string> roles) => new("roles", roles);

    public AccessDecision WithSecondFactor() => this with { SecondFactor = true };
}

public static class AccessDecisionExtensions
{
    /// <summary>States the access decision of an endpoint. An endpoint without one stops start-up.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder builder, AccessDecision decision) where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(decision);
        return decision.Kind switch
        {
            "anyone" => builder.AllowAnonymous(),
            "internal" => builder.RequireAuthorization(AppToken.Policy),
            _ => builder.RequireAuthorization(policy => Require(policy, decision)),
        };
    }

    private static void Require(AuthorizationPolicyBuilder policy, AccessDecision decision)
    {
        policy.RequireAuthenticatedUser();
        if (decision.Roles.Count > 0)
            policy.RequireRole(decision.Roles);
        if (decision.SecondFactor)
            policy.AddRequirements(new RecentSecondFactor());
    }

    /// <exception cref="InvalidOperationException">Some endpoint has no access decision.</exception>
    public static void RequireAccessDecisions(this IEndpointRouteBuilder routes)
    {
        var undecided = routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<AccessDecision>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .ToList();
        if (undecided.Count > 0)
            throw new InvalidOperationException($"Endpoints without an access decision: {string.Join(", ", undecided)}");
    }
}
