namespace Market.Identity;

/// <summary>Settings of the identity service, section <c>Market</c>.</summary>
public sealed class IdentityServiceOptions
{
    /// <summary>Secret that the gateway proves itself with at the embedded issuer; needed when there is no <c>Market:Authority</c>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>PBKDF2-HMAC-SHA512 rounds of a password hash. OWASP's advice of 2023 is 210,000; older hashes are renewed at sign-in.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>How long a sign-in at the issuer lasts without use.</summary>
    public TimeSpan SignInLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long an access token of the embedded issuer is valid; who loses a role keeps it in a token that is held elsewhere for at most this long.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether everybody may see the codes of everybody's authenticator app: for trying the market out, never in production.</summary>
    public bool OpenAuthenticator { get; set; }

    /// <exception cref="InvalidOperationException">Codes would be shown on a market that others can reach.</exception>
    public void Check(string publicUrl)
    {
        if (OpenAuthenticator && !new Uri(publicUrl).IsLoopback)
            throw new InvalidOperationException("Market:OpenAuthenticator shows everybody's second factor to everybody; it works only when Market:PublicUrl is on localhost");
    }
}
