using System.Globalization;

using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.Features.People;
using Market.Identity.SignIn;
using Market.Identity.Storage;

using Mediator;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Pages;

/// <summary>
/// The way of somebody with a guest link to an account: makes one for the address that the link was sent to, or makes who is signed in with that address a juror. Opening the page
/// does nothing; the ticket comes from the solutions service and is good for an hour.
/// </summary>
internal static class GuestForm
{
    private const string Throttled = "guest";

    public static async Task<IResult> ShowAsync(HttpContext context, string? ticket, string? returnUrl, SharedSeal seal, AccountSession session, IdentityDb db, TimeProvider time, CancellationToken cancel) =>
        GuestTicket.Read(ticket, seal, time.GetUtcNow()) is { } guest ? await DrawAsync(context, 200, ticket!, guest, returnUrl, session, db, _ => [], cancel) : MessagePages.GuestLinkOver(context);

    public static async Task<IResult> SendAsync(
        HttpContext context, ISender sender, SharedSeal seal, AccountSession session, SignInThrottle throttle, IdentityDb db, TimeProvider time, CancellationToken cancel)
    {
        var typed = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : FormCollection.Empty;
        var (ticket, returnUrl) = (typed["ticket"].ToString(), typed["returnUrl"].ToString());
        if (GuestTicket.Read(ticket, seal, time.GetUtcNow()) is not { } guest)
            return MessagePages.GuestLinkOver(context);
        if (await context.OwnFormAsync(cancel) is not { } form)
            return await DrawAsync(context, 400, ticket, guest, returnUrl, session, db, page => [new PageError(null, page.Texts.FormExpired)], cancel);
        var source = $"address {context.Connection.RemoteIpAddress}";
        if (await throttle.WaitAsync(Throttled, source, cancel) is { Ticks: > 0 } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return await DrawAsync(context, 429, ticket, guest, returnUrl, session, db, page => page.Words([IdentityErrors.TooManyAttempts(wait)]), cancel);
        }

        if (await session.FindAsync(context) is { Account: var account } && account.UserName == EmailAddress.Normalize(guest.Email))
        {
            var welcomed = await sender.Send(new WelcomeGuest(account.Id, account.UserName!), cancel);
            return welcomed.Failed ? MessagePages.Forbidden(context) : Results.Redirect(ReturnUrl.LocalOrDefault(returnUrl));
        }

        var outcome = await sender.Send(new RegisterGuest(new PersonFields(form["name"].ToString(), guest.Email, PageLanguage.Of(context)), form["password"].ToString(), form["passwordAgain"].ToString()), cancel);
        if (outcome.Failed)
        {
            await throttle.FailedAsync(Throttled, source, cancel);
            return await DrawAsync(context, 400, ticket, guest with { Name = form["name"].ToString() }, returnUrl, session, db, page => page.Words(outcome.Errors), cancel);
        }

        await session.StartAsync(outcome.Value, SignInProof.ByPassword(time.GetUtcNow()));
        return Results.Redirect(ReturnUrl.LocalOrDefault(returnUrl));
    }

    private static async Task<RazorComponentResult> DrawAsync(
        HttpContext context, int status, string ticket, GuestTicket guest, string? returnUrl, AccountSession session, IdentityDb db, Func<PageContext, IReadOnlyList<PageError>> errors, CancellationToken cancel)
    {
        var email = EmailAddress.Normalize(guest.Email);
        var signedIn = await session.FindAsync(context) is { Account: var account } ? account.UserName : null;
        // The links to other languages lead to the same ticket.
        var page = PageContext.Of(context, returnUrl) with { Path = QueryHelpers.AddQueryString("/account/guest", "ticket", ticket) };
        return PageContext.Draw<GuestPage>(status, new()
        {
            [nameof(GuestPage.Page)] = page,
            [nameof(GuestPage.Ticket)] = ticket,
            [nameof(GuestPage.Guest)] = guest,
            [nameof(GuestPage.IsKnown)] = await db.People.AnyAsync(person => person.Email == email, cancel),
            [nameof(GuestPage.IsMe)] = signedIn == email,
            [nameof(GuestPage.Other)] = signedIn == email ? null : signedIn,
            [nameof(GuestPage.Errors)] = errors(page),
        });
    }
}
