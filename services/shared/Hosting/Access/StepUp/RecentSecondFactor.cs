using System.Globalization;

using Market.Hosting.Endpoints;
using Market.Kernel;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Market.Hosting.Access.StepUp;

/// <summary>Lets through who showed a second factor within the last minutes.</summary>
internal sealed class RecentSecondFactor : IAuthorizationRequirement
{
    public sealed class Handler(SecondFactor factor) : AuthorizationHandler<RecentSecondFactor>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RecentSecondFactor requirement)
        {
            if (factor.IsRecent(context.User))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}

/// <summary>
/// Tells a caller who may, but must show the second factor first, what to ask of the issuer: 403 <c>second-factor-needed</c>
/// with the challenge of RFC 9470.
/// </summary>
internal sealed class SecondFactorRefusal(IOptions<StepUpOptions> options) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        var failed = result.AuthorizationFailure?.FailedRequirements.ToList() ?? [];
        if (!result.Forbidden || failed.Count == 0 || failed.Exists(requirement => requirement is not RecentSecondFactor))
            return _usual.HandleAsync(next, context, policy, result);
        var age = options.Value.MaxAge.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        context.Response.Headers.WWWAuthenticate = $"Bearer error=\"{StepUpChallenge.Error}\", acr_values=\"{options.Value.Ask}\", max_age=\"{age}\"";
        return Problems.Of(Error.Forbidden(StepUpChallenge.Code)).ExecuteAsync(context);
    }
}

/// <summary>The words of the refusal.</summary>
public static class StepUpChallenge
{
    /// <summary>Code of the problem.</summary>
    public const string Code = "second-factor-needed";

    /// <summary>Error of the challenge (RFC 9470).</summary>
    public const string Error = "insufficient_user_authentication";
}
