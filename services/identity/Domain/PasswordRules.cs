namespace Market.Identity.Domain;

/// <summary>Length is what makes a password strong (NIST SP 800-63B); the upper bound keeps hashing cheap for us.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    public static bool Accept(string password) => password.Length is >= Shortest and <= Longest;
}
