using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Market.Portal.Web;

/// <summary>Who is not signed in goes to the sign-in and comes back to the same page; what was typed is kept, and said to be; who may not gets the page that says so.</summary>
internal sealed class SignInFirst(KeptForms forms) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        if (result.Succeeded)
            await next(context);
        else if (result.Forbidden)
            await ErrorPages.WriteAsync(context, StatusCodes.Status403Forbidden, RolesOf(policy));
        else
            context.Response.Redirect(FormRescue.IsOwnForm(context) ? await forms.KeepAsync(context) : Address(ReturnTo(context)));
    }

    /// <summary>Address of the sign-in that comes back to a page of ours.</summary>
    public static string Address(string returnTo) => $"/bff/login?returnUrl={Uri.EscapeDataString(returnTo)}";

    /// <summary>The same for who may be signed in already, as somebody else or with fewer roles than by now.</summary>
    public static string AddressOfAnother(string returnTo) => $"{Address(returnTo)}&again=true";

    private static IReadOnlyList<string> RolesOf(AuthorizationPolicy policy) =>
        [.. policy.Requirements.OfType<RolesAuthorizationRequirement>().SelectMany(requirement => requirement.AllowedRoles).Distinct()];

    private static string ReturnTo(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
}
