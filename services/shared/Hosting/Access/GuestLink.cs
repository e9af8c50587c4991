namespace Market.Hosting.Access;

/// <summary>The address in the mail to a guest.</summary>
public static class GuestLink
{
    /// <summary>For which the token is sealed on its way from the solutions service to the mail.</summary>
    public const string Purpose = "guest-link";

    /// <summary>Path of the page.</summary>
    public static string To(string token) => $"/jury/gast/{token}";
}
