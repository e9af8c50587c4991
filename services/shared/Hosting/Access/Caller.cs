using System.Security.Claims;

using Microsoft.AspNetCore.Http;

namespace Market.Hosting.Access;

/// <summary>Who calls. A parameter of every query and command, so that nothing can be read without saying for whom.</summary>
public sealed record Caller(Guid PersonId, string Name, Guid? OrganisationId, string OrganisationName, IReadOnlySet<string> Roles)
{
    public static readonly Caller Anonymous = new(Guid.Empty, "", null, "", new HashSet<string>());

    public bool IsSignedIn => PersonId != Guid.Empty;

    public bool Is(string role) => Roles.Contains(role);

    /// <summary>Has the role, and belongs to the organisation.</summary>
    public bool Is(string role, Guid organisationId) => OrganisationId == organisationId && Is(role);

    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));

    /// <summary>The caller that the validated token describes; <see cref="Anonymous"/> without one.</summary>
    public static Caller From(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true || !Guid.TryParse(user.FindFirstValue("sub"), out var id))
            return Anonymous;
        Guid? organisation = Guid.TryParse(user.FindFirstValue("org"), out var org) ? org : null;
        var roles = user.FindAll(TokenRoles.ClaimType).Select(claim => claim.Value).ToHashSet();
        return new Caller(id, user.FindFirstValue("name") ?? "", organisation, user.FindFirstValue("org_name") ?? "", roles);
    }
}
