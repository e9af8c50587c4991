using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Market.Hosting.Access;

/// <summary>Lets only the sidecar through: it sends the app token (header <c>dapr-api-token</c>) with each call.</summary>
internal static class AppToken
{
    public const string Policy = "app-token";

    public sealed class Requirement : IAuthorizationRequirement;

    public sealed class Handler(IHttpContextAccessor http, IOptions<MarketOptions> options) : AuthorizationHandler<Requirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
        {
            var expected = options.Value.AppToken;
            var given = http.HttpContext?.Request.Headers["dapr-api-token"].ToString() ?? "";
            if (!string.IsNullOrEmpty(expected) && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given)))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
