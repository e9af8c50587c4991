namespace Market.Identity.Pages.Security;

/// <summary>The pages about second factors.</summary>
internal static class SecurityPages
{
    public const string Home = "/account/security";
    public const string Authenticator = "/account/security/authenticator";
    public const string Codes = "/account/authenticator";

    /// <param name="pages">The group <c>/account</c>.</param>
    public static void MapSecurityPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/second-factor", StepUpForm.ShowAsync);
        pages.MapPost("/second-factor", StepUpForm.SendAsync);
        pages.MapGet("/security/authenticator", AuthenticatorForm.ShowAsync);
        pages.MapPost("/security/authenticator", AuthenticatorForm.SendAsync);
        pages.MapGet("/authenticator", CodesPages.ShowAsync);
    }
}
