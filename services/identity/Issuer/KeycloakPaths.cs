namespace Market.Identity.Issuer;

/// <summary>Keycloak's addresses for a realm called market, so that the embedded issuer and Keycloak differ in settings only.</summary>
internal static class KeycloakPaths
{
    public const string Realm = "realms/market";
    public const string Configuration = Realm + "/.well-known/openid-configuration";
    public const string Authorization = Realm + "/protocol/openid-connect/auth";
    public const string Token = Realm + "/protocol/openid-connect/token";
    public const string Keys = Realm + "/protocol/openid-connect/certs";
    public const string UserInfo = Realm + "/protocol/openid-connect/userinfo";
    public const string EndSession = Realm + "/protocol/openid-connect/logout";
}
