using Market.Identity.Pages.Security;
using Market.Kernel;

namespace Market.Identity.Pages;

/// <summary>Every word on the pages of this service. A property without a text in one language does not compile.</summary>
public sealed record PageTexts
{
    public required string Language { get; init; }
    public required string Market { get; init; }
    public required string SkipLink { get; init; }
    public required string LanguageChoice { get; init; }
    public required string SignIn { get; init; }
    public required string SignInIntro { get; init; }
    public required string Email { get; init; }
    public required string Password { get; init; }
    public required string NoAccount { get; init; }
    public required string HaveAccount { get; init; }
    public required string Register { get; init; }
    public required string RegisterIntro { get; init; }
    public required string Guest { get; init; }
    public required string GuestIntro { get; init; }
    public required string GuestIsKnown { get; init; }
    public required string GuestIsMe { get; init; }

    /// <summary>{0}: the address of the account that is signed in.</summary>
    public required string GuestIsOther { get; init; }
    public required string GuestGoOn { get; init; }
    public required string GuestRegister { get; init; }
    public required string GuestLinkOver { get; init; }
    public required string GuestLinkOverText { get; init; }
    public required string You { get; init; }
    public required string YourName { get; init; }
    public required string PasswordAgain { get; init; }
    public required string PasswordHint { get; init; }
    public required string YourOrganisation { get; init; }
    public required string OrganisationName { get; init; }
    public required string OrganisationType { get; init; }
    public required string Choose { get; init; }
    public required string Kbo { get; init; }
    public required string KboHint { get; init; }
    public required string Town { get; init; }
    public required string Optional { get; init; }
    public required string ErrorTitle { get; init; }
    public required string ErrorPrefix { get; init; }
    public required string WrongPassword { get; init; }
    public required string FormExpired { get; init; }
    public required string SignOut { get; init; }
    public required string SignOutQuestion { get; init; }
    public required string SignedOut { get; init; }
    public required string SignedOutText { get; init; }
    public required string Forbidden { get; init; }
    public required string ForbiddenText { get; init; }
    public required string Failed { get; init; }
    public required string FailedText { get; init; }
    public required string ChangePassword { get; init; }
    public required string CurrentPassword { get; init; }
    public required string NewPassword { get; init; }
    public required string NewPasswordAgain { get; init; }
    public required string PasswordChanged { get; init; }
    public required string PasswordChangedText { get; init; }
    public required string WrongCurrentPassword { get; init; }
    public required string ForgottenPassword { get; init; }
    public required string ForgottenPasswordIntro { get; init; }
    public required string SendPasswordLink { get; init; }
    public required string PasswordLinkSent { get; init; }
    public required string PasswordLinkSentText { get; init; }
    public required string PasswordLinkOver { get; init; }
    public required string PasswordLinkOverText { get; init; }
    public required string ChooseNewPassword { get; init; }
    public required string ChooseNewPasswordIntro { get; init; }
    public required string PasswordRenewedText { get; init; }
    public required string ToMarket { get; init; }
    public required SecurityTexts Security { get; init; }
    public required IReadOnlyDictionary<string, string> Types { get; init; }

    /// <summary>Wording of each refusal that the pages can show, by its code.</summary>
    public required IReadOnlyDictionary<string, string> Errors { get; init; }

    public static PageTexts In(string language) => language switch
    {
        "en" => PageTextsEnglish.Texts,
        "fr" => PageTextsFrench.Texts,
        _ => PageTextsDutch.Texts,
    };

    public string Of(Error error) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Errors[error.Code], [.. error.Values]);
}
