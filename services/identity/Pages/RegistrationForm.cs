using System.Globalization;

using Market.Identity.Domain;
using Market.Identity.Features.People;
using Market.Identity.SignIn;

using Mediator;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Market.Identity.Pages;

/// <summary>What somebody typed to register; passwords are not kept.</summary>
public sealed record RegistrationForm(string Name, string Email, string Type, string OrganisationName, string Kbo, string Town)
{
    private const string Throttled = "registration";
    private static readonly string[] FromTopToBottom = ["name", "email", "password", "passwordAgain", "type", "organisationName", "kbo", "town"];

    internal static RazorComponentResult Show(HttpContext context, string? returnUrl) =>
        Draw(context, 200, returnUrl, new RegistrationForm("", "", "", "", "", ""), _ => []);

    internal static async Task<IResult> SendAsync(HttpContext context, ISender sender, AccountSession session, SignInThrottle throttle, TimeProvider time, CancellationToken cancel)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : FormCollection.Empty;
        var (typed, returnUrl) = (Of(form), form["returnUrl"].ToString());
        if (await context.OwnFormAsync(cancel) is null)
            return Draw(context, 400, returnUrl, typed, page => [new PageError(null, page.Texts.FormExpired)]);
        var source = $"address {context.Connection.RemoteIpAddress}";
        if (await throttle.WaitAsync(Throttled, source, cancel) is { Ticks: > 0 } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Draw(context, 429, returnUrl, typed, page => page.Words([IdentityErrors.TooManyAttempts(wait)]));
        }

        var language = PageLanguage.Of(context);
        var outcome = await sender.Send(typed.ToCommand(language, form["password"].ToString(), form["passwordAgain"].ToString()), cancel);
        // Also a success counts: registering tells whether an address or organisation is known, so it must not be fast to repeat.
        await throttle.FailedAsync(Throttled, source, cancel);
        if (outcome.Failed)
            return Draw(context, 400, returnUrl, typed, page => page.Words(outcome.Errors.OrderBy(error => Array.IndexOf(FromTopToBottom, error.Field))));
        await session.StartAsync(outcome.Value, SignInProof.ByPassword(time.GetUtcNow()));
        return Results.Redirect(ReturnUrl.LocalOrDefault(returnUrl));
    }

    private static RegistrationForm Of(IFormCollection form) => new(
        form["name"].ToString(), form["email"].ToString(), form["type"].ToString(), form["organisationName"].ToString(), form["kbo"].ToString(), form["town"].ToString());

    private RegisterMember ToCommand(string language, string password, string passwordAgain) =>
        new(new PersonFields(Name, Email, language), password, passwordAgain, new OrganisationFields(OrganisationName, Kbo, Type, Town));

    private static RazorComponentResult Draw(HttpContext context, int status, string? returnUrl, RegistrationForm typed, Func<PageContext, IReadOnlyList<PageError>> errors)
    {
        var page = PageContext.Of(context, returnUrl);
        return PageContext.Draw<RegistrationPage>(status, new()
        {
            [nameof(RegistrationPage.Page)] = page,
            [nameof(RegistrationPage.Typed)] = typed,
            [nameof(RegistrationPage.Errors)] = errors(page),
        });
    }
}
