using Market.Kernel;

namespace Market.Identity.Domain;

/// <summary>Length is what makes a password strong (NIST SP 800-63B); the upper bound keeps hashing cheap for us.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>What is wrong with a new password that was typed twice; null when it will do.</summary>
    public static Error? Check(string password, string again)
    {
        if (password.Length is < Shortest or > Longest)
            return IdentityErrors.PasswordLength("password");
        return password == again ? null : IdentityErrors.PasswordsDiffer("passwordAgain");
    }
}
