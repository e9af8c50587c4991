using Market.Identity.Features.People;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Market.Identity.Pages;

/// <summary>Choosing another password by the link in a mail. Opening the page does nothing: programs that check mails open every link.</summary>
internal static class NewPasswordForm
{
    private const string Address = "/account/password/new";

    public static async Task<IResult> ShowAsync(HttpContext context, string? link, PasswordTickets tickets, IdentityDb db, CancellationToken cancel) =>
        await db.OfTicketAsync(tickets.Read(link), cancel) is { } account ? Draw(context, 200, link!, account, _ => []) : MessagePages.PasswordLinkOver(context);

    public static async Task<IResult> SendAsync(HttpContext context, ISender sender, PasswordTickets tickets, IdentityDb db, CancellationToken cancel)
    {
        var typed = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : FormCollection.Empty;
        var link = typed["link"].ToString();
        if (await db.OfTicketAsync(tickets.Read(link), cancel) is not { } account)
            return MessagePages.PasswordLinkOver(context);
        if (await context.OwnFormAsync(cancel) is not { } form)
            return Draw(context, 400, link, account, page => [new PageError(null, page.Texts.FormExpired)]);
        var renewed = await sender.Send(new RenewPassword(link, form["password"].ToString(), form["passwordAgain"].ToString()), cancel);
        if (!renewed.Failed)
            return MessagePages.PasswordRenewed(context);
        return renewed.Errors[0].Kind == ErrorKind.NotFound ? MessagePages.PasswordLinkOver(context) : Draw(context, 400, link, account, page => page.Words(renewed.Errors));
    }

    private static RazorComponentResult Draw(HttpContext context, int status, string link, Account account, Func<PageContext, IReadOnlyList<PageError>> errors)
    {
        // The links to other languages lead to the same form.
        var page = PageContext.Of(context, null) with { Path = QueryHelpers.AddQueryString(Address, "link", link) };
        return PageContext.Draw<NewPasswordPage>(status, new()
        {
            [nameof(NewPasswordPage.Page)] = page,
            [nameof(NewPasswordPage.Link)] = link,
            [nameof(NewPasswordPage.Email)] = account.UserName,
            [nameof(NewPasswordPage.Errors)] = errors(page),
        });
    }
}
