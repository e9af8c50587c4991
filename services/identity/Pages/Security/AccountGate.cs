using Market.Hosting.Access;
using Market.Hosting.Access.StepUp;
using Market.Identity.SecondFactors;
using Market.Identity.SignIn;

using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Market.Identity.Pages.Security;

/// <summary>Whoever reached a page about second factors.</summary>
internal sealed record AtTheGate(Account Account, SignInProof Proof, FactorsOfAccount Factors)
{
    /// <summary>As the commands and the audit log name the person.</summary>
    public Caller Caller => Caller.Anonymous with { PersonId = Account.Id };
}

/// <summary>Who may come near the second factors of an account: its owner, who proved lately to be the owner.</summary>
internal sealed class AccountGate(AccountSession session, SecondFactorCheck factors, TimeProvider time, IOptions<StepUpOptions> options)
{
    private const string LoginPage = "/account/login";
    private const string SecondFactorPage = "/account/second-factor";

    /// <summary>Any owner of a session; everybody else signs in first and comes back.</summary>
    public async Task<(AtTheGate? Person, IResult Elsewhere)> SignedInAsync(HttpContext context, CancellationToken cancel)
    {
        if (await session.FindAsync(context) is not var (account, proof))
            return (null, To(LoginPage, context));
        return (new AtTheGate(account, proof, await factors.OfAsync(account.Id, cancel)), Results.Empty);
    }

    /// <summary>Who may change factors: by a second factor of the last minutes, or, for the first one, by a password of the last minutes.</summary>
    public async Task<(AtTheGate? Person, IResult Elsewhere)> ProvenAsync(HttpContext context, CancellationToken cancel)
    {
        var (person, elsewhere) = await SignedInAsync(context, cancel);
        if (person is null)
            return (null, elsewhere);
        var (age, now) = (options.Value.MaxAge, time.GetUtcNow());
        if (person.Factors.HasAny ? person.Proof.HasRecentSecondFactor(age, now) : person.Proof.IsRecent(age, now))
            return (person, Results.Empty);
        return (null, To(person.Factors.HasAny ? SecondFactorPage : LoginPage, context));
    }

    /// <summary>Comes back to the page itself; after a form, to the page about security, where the person starts over.</summary>
    private static IResult To(string page, HttpContext context)
    {
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : SecurityPages.Home;
        return Results.Redirect(QueryHelpers.AddQueryString(page, "returnUrl", back));
    }
}
