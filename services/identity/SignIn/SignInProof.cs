using System.Globalization;
using System.Security.Claims;

using Market.Hosting.Access.StepUp;

using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Market.Identity.SignIn;

/// <summary>How and when the person of a session proved who it is.</summary>
/// <param name="At">When the session began.</param>
/// <param name="SecondFactorAt">When a second factor was shown last; null when none was.</param>
/// <param name="Methods">As RFC 8176 names them.</param>
internal sealed record SignInProof(DateTimeOffset At, DateTimeOffset? SecondFactorAt, IReadOnlyList<string> Methods)
{
    public const string OneTimeCode = "otp";
    public const string ProofOfPossession = "pop";
    private const string Password = "pwd";
    private const string SeveralFactors = "mfa";
    private const string SecondFactorClaim = "second_factor_at";

    /// <summary>Value of the claim <c>acr</c>.</summary>
    public string Level => SecondFactorAt is null ? AcrTable.Password : AcrTable.SecondFactor;

    /// <summary>When the person proved it last; value of the claim <c>auth_time</c>.</summary>
    public DateTimeOffset LastAt => SecondFactorAt ?? At;

    public static SignInProof ByPassword(DateTimeOffset now) => new(now, null, [Password]);

    /// <summary>A passkey is something that the person has, unlocked by something that the person knows or is.</summary>
    public static SignInProof ByPasskey(DateTimeOffset now) => new(now, now, [ProofOfPossession, SeveralFactors]);

    /// <summary>The same session after a second factor.</summary>
    public SignInProof And(string method, DateTimeOffset now) =>
        this with { SecondFactorAt = now, Methods = [.. Methods.Append(method).Append(SeveralFactors).Distinct()] };

    public bool IsRecent(TimeSpan maxAge, DateTimeOffset now) => now - At <= maxAge || HasRecentSecondFactor(maxAge, now);

    public bool HasRecentSecondFactor(TimeSpan maxAge, DateTimeOffset now) => SecondFactorAt is { } at && now - at <= maxAge;

    public IEnumerable<Claim> ToClaims()
    {
        yield return Instant(Claims.AuthenticationTime, At);
        if (SecondFactorAt is { } second)
            yield return Instant(SecondFactorClaim, second);
        foreach (var method in Methods)
            yield return new Claim(Claims.AuthenticationMethodReference, method);
    }

    public static SignInProof Of(ClaimsPrincipal session) => new(
        InstantOf(session, Claims.AuthenticationTime) ?? DateTimeOffset.UnixEpoch,
        InstantOf(session, SecondFactorClaim),
        [.. session.FindAll(Claims.AuthenticationMethodReference).Select(claim => claim.Value)]);

    private static Claim Instant(string name, DateTimeOffset at) => new(name, at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64);

    private static DateTimeOffset? InstantOf(ClaimsPrincipal session, string name) =>
        session.FindFirstValue(name) is { } text ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)) : null;
}
