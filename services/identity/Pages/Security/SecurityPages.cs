namespace Market.Identity.Pages.Security;

/// <summary>The pages about second factors.</summary>
internal static class SecurityPages
{
    public const string Home = "/account/security";
    public const string Authenticator = Home + "/authenticator";
    public const string RemoveAuthenticator = Authenticator + "/removal";
    public const string RecoveryCodes = Home + "/recovery-codes";
    public const string AddPasskey = Home + "/passkeys";
    public const string RenamePasskey = AddPasskey + "/name";
    public const string RemovePasskey = AddPasskey + "/removal";
    public const string StepUp = "/account/second-factor";
    public const string StepUpWithPasskey = StepUp + "/passkey";
    public const string SignInWithPasskey = "/account/login/passkey";
    public const string PasskeyToCreate = "/account/passkey/to-create";
    public const string PasskeyToShow = "/account/passkey/to-show";
    public const string Codes = "/account/authenticator";

    /// <param name="pages">A group without a path of its own.</param>
    public static void MapSecurityPages(this RouteGroupBuilder pages)
    {
        pages.MapGet(StepUp, StepUpForm.ShowAsync);
        pages.MapPost(StepUp, StepUpForm.SendAsync);
        pages.MapPost(StepUpWithPasskey, PasskeyAnswers.StepUpAsync);
        pages.MapPost(SignInWithPasskey, PasskeyAnswers.SignInAsync);
        pages.MapPost(PasskeyToCreate, PasskeyQuestions.ToCreateAsync);
        pages.MapPost(PasskeyToShow, PasskeyQuestions.ToShowAsync);
        pages.MapGet(Home, SecurityHome.ShowAsync);
        pages.MapGet(Authenticator, AuthenticatorForm.ShowAsync);
        pages.MapPost(Authenticator, AuthenticatorForm.SendAsync);
        pages.MapPost(RemoveAuthenticator, SecurityHome.RemoveAuthenticatorAsync);
        pages.MapPost(RecoveryCodes, SecurityHome.RenewRecoveryCodesAsync);
        pages.MapPost(AddPasskey, PasskeyAnswers.AddAsync);
        pages.MapPost(RenamePasskey, SecurityHome.RenamePasskeyAsync);
        pages.MapPost(RemovePasskey, SecurityHome.RemovePasskeyAsync);
        pages.MapGet(Codes, CodesPages.ShowAsync);
    }
}
