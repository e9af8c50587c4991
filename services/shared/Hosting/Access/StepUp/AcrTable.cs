namespace Market.Hosting.Access.StepUp;

/// <summary>Values of the claim <c>acr</c>: how sure an issuer is of who signed in.</summary>
public static class AcrTable
{
    /// <summary>A password; of the embedded issuer and of the realm in deploy/keycloak.</summary>
    public const string Password = "1";

    /// <summary>A second factor as well.</summary>
    public const string SecondFactor = "2";

    /// <summary>What counts as a second factor as long as the settings do not say otherwise.</summary>
    public static readonly IReadOnlyList<string> OfSecondFactor =
    [
        SecondFactor,
        "http://eidas.europa.eu/LoA/substantial",
        "http://eidas.europa.eu/LoA/high",
        "http://itsme.services/v2/claim/acr_basic",
        "http://itsme.services/v2/claim/acr_advanced",
    ];
}
