using Market.Identity.SignIn;

namespace Market.Identity.SecondFactors;

/// <summary>
/// Makes guessing codes slow. Who guesses knows the password already and could come from anywhere, so all unknown devices of an
/// account count together; a device on which a second factor was shown before counts for itself, so that its owner need not wait.
/// </summary>
internal sealed class FactorThrottle(SignInThrottle throttle, KnownDevice devices)
{
    public Task<TimeSpan> WaitAsync(HttpContext context, Account account, CancellationToken cancel) =>
        throttle.WaitAsync(Name(account), Source(context, account), cancel);

    public Task FailedAsync(HttpContext context, Account account, CancellationToken cancel) =>
        throttle.FailedAsync(Name(account), Source(context, account), cancel);

    public async Task SucceededAsync(HttpContext context, Account account, CancellationToken cancel)
    {
        await throttle.SucceededAsync(Name(account), Source(context, account), cancel);
        devices.Remember(context, Name(account));
    }

    private string Source(HttpContext context, Account account) => devices.SourceOf(context, Name(account), strangers: $"strangers of {account.Id}");

    private static string Name(Account account) => $"second factor of {account.Id}";
}
