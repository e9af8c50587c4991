using Market.Identity.SecondFactors;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Market.Identity.Pages.Security;

/// <summary>Shows fresh recovery codes, this once.</summary>
internal static class RecoveryCodesPages
{
    public static RazorComponentResult Draw(HttpContext context, string? returnUrl, FreshRecoveryCodes fresh) => PageContext.Draw<RecoveryCodesPage>(200, new()
    {
        [nameof(RecoveryCodesPage.Page)] = PageContext.Of(context, returnUrl),
        [nameof(RecoveryCodesPage.Codes)] = fresh.Codes,
    });
}
