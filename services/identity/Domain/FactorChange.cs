namespace Market.Identity.Domain;

/// <summary>What can happen to the second factors of a person; the values stand in events.</summary>
internal static class FactorChange
{
    public const string AuthenticatorSet = "authenticator-set";
    public const string AuthenticatorRemoved = "authenticator-removed";
    public const string PasskeyAdded = "passkey-added";
    public const string PasskeyRemoved = "passkey-removed";
    public const string RecoveryCodesRenewed = "recovery-codes-renewed";
    public const string ResetByAdministrator = "reset-by-administrator";
}

/// <summary>How a person calls a passkey.</summary>
internal static class PasskeyName
{
    private const int Longest = 60;

    /// <summary>What was typed as plain text, or a name that always fits.</summary>
    public static string Of(string? typed) => PlainName.Clean(typed, Longest) ?? "Passkey";
}
