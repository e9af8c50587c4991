using Market.Hosting.Access.StepUp;

namespace Market.Portal.Web;

/// <summary>
/// A service wants a second factor of the last minutes before it does what a form asks: what was typed is kept, and the reader goes
/// to the issuer for it and comes back to one button that sends the form again.
/// </summary>
internal sealed class SecondFactorFirst(IHttpContextAccessor accessor, KeptForms forms) : DelegatingHandler
{
    /// <summary>Address that asks for a second factor and comes back to a page of ours.</summary>
    public static string Address(string returnTo) => $"/bff/step-up?returnUrl={Uri.EscapeDataString(returnTo)}";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var answer = await base.SendAsync(request, cancel);
        var asked = answer.Headers.WwwAuthenticate.Any(challenge => challenge.Parameter?.Contains(StepUpChallenge.Error, StringComparison.Ordinal) == true);
        if (asked && accessor.HttpContext is { Response.HasStarted: false } http && FormRescue.IsOwnForm(http))
            http.Response.Redirect(Address(await forms.KeepAsync(http, KeptBecause.SecondFactorNeeded)));
        return answer;
    }
}
