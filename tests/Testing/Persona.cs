using System.Security.Claims;

namespace Market.Testing;

/// <summary>A person as a token describes one.</summary>
public sealed record Persona(string Name, Guid Id, Guid? OrganisationId = null, string OrganisationName = "", params string[] Roles)
{
    /// <summary>How long before each request the person showed a second factor; null: a password only.</summary>
    public TimeSpan? SecondFactorAge { get; init; } = TimeSpan.Zero;

    /// <summary>As the token says it; null: nothing.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the issuer says that it verified the address; null: nothing.</summary>
    public bool? EmailVerified { get; init; }

    public static Persona Of(string name, Guid? organisation, params string[] roles) =>
        new(name, Guid.CreateVersion7(), organisation, organisation is null ? "" : $"{name}'s organisation", roles);

    /// <summary>The same person, signed in with a password only.</summary>
    public Persona WithPasswordOnly() => this with { SecondFactorAge = null };

    public ClaimsIdentity ToIdentity()
    {
        var identity = new ClaimsIdentity("test");
        identity.AddClaim(new Claim("sub", Id.ToString()));
        identity.AddClaim(new Claim("name", Name));
        if (Email is not null)
            identity.AddClaim(new Claim("email", Email));
        if (EmailVerified is { } verified)
            identity.AddClaim(new Claim("email_verified", verified ? "true" : "false"));
        if (OrganisationId is { } organisation)
        {
            identity.AddClaim(new Claim("org", organisation.ToString()));
            identity.AddClaim(new Claim("org_name", OrganisationName));
        }

        return identity;
    }
}
