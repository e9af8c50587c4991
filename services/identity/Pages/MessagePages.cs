namespace Market.Identity.Pages;

/// <summary>Pages that only tell something.</summary>
internal static class MessagePages
{
    public static IResult SignedOut(HttpContext context) => Draw(context, 200, texts => (texts.SignedOut, texts.SignedOutText));

    public static IResult Forbidden(HttpContext context) => Draw(context, 403, texts => (texts.Forbidden, texts.ForbiddenText));

    public static IResult PasswordChanged(HttpContext context) => Draw(context, 200, texts => (texts.PasswordChanged, texts.PasswordChangedText));

    public static IResult PasswordLinkSent(HttpContext context) => Draw(context, 200, texts => (texts.PasswordLinkSent, texts.PasswordLinkSentText));

    public static IResult PasswordLinkOver(HttpContext context) => Draw(context, 404, texts => (texts.PasswordLinkOver, texts.PasswordLinkOverText));

    public static IResult PasswordRenewed(HttpContext context) => Draw(context, 200, texts => (texts.PasswordChanged, texts.PasswordRenewedText));

    public static IResult GuestLinkOver(HttpContext context) => Draw(context, 404, texts => (texts.GuestLinkOver, texts.GuestLinkOverText));

    /// <summary>For a request by a client that the issuer refused: wrong client, address or parameters.</summary>
    public static IResult SignInFailed(HttpContext context) => Draw(context, 400, texts => (texts.Failed, texts.FailedText));

    private static IResult Draw(HttpContext context, int status, Func<PageTexts, (string Title, string Text)> say)
    {
        PageHeaders.Set(context);
        var page = PageContext.Of(context, null);
        var (title, text) = say(page.Texts);
        return PageContext.Draw<MessagePage>(status, new() { [nameof(MessagePage.Page)] = page, [nameof(MessagePage.Title)] = title, [nameof(MessagePage.Text)] = text });
    }
}
