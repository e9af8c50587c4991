namespace Market.Hosting.Access;

/// <summary>The link in a mail by which somebody chooses another password.</summary>
public static class PasswordLink
{
    /// <summary>For which the link is sealed on its way from the identity service to the mail.</summary>
    public const string Purpose = "password-link";

    /// <summary>Path of the page.</summary>
    public static string To(string token) => $"/account/password/new?link={Uri.EscapeDataString(token)}";
}
