using System.Globalization;
using System.Security.Claims;

using Microsoft.Extensions.Options;

namespace Market.Hosting.Access.StepUp;

/// <summary>Reads off a validated token whether a second factor was shown, and when: claims <c>acr</c> and <c>auth_time</c>.</summary>
public sealed class SecondFactor(IOptions<StepUpOptions> options, TimeProvider time)
{
    /// <summary>Clocks of two machines may differ by this much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>Whether it was shown within <see cref="StepUpOptions.MaxAge"/>.</summary>
    public bool IsRecent(ClaimsPrincipal user) =>
        ShownAt(user) is { } at && time.GetUtcNow() - at is var age && age <= options.Value.MaxAge && age >= -Skew;

    /// <summary>When it was shown last; null when it was not.</summary>
    private DateTimeOffset? ShownAt(ClaimsPrincipal user)
    {
        if (user.FindFirstValue("acr") is not { } acr || !options.Value.IsSecondFactor(acr))
            return null;
        return long.TryParse(user.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }
}
