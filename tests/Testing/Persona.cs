using System.Security.Claims;

namespace Market.Testing;

/// <summary>A person as a token describes one.</summary>
public sealed record Persona(string Name, Guid Id, Guid? OrganisationId = null, string OrganisationName = "", params string[] Roles)
{
    /// <summary>How long before each request the person showed a second factor; null: a password only.</summary>
    public TimeSpan? SecondFactorAge { get; init; } = TimeSpan.Zero;

    public static Persona Of(string name, Guid? organisation, params string[] roles) =>
        new(name, Guid.CreateVersion7(), organisation, organisation is null ? "" : $"{name}'s organisation", roles);

    /// <summary>The same person, signed in with a password only.</summary>
    public Persona WithPasswordOnly() => this with { SecondFactorAge = null };

    public ClaimsIdentity ToIdentity()
    {
        var identity = new ClaimsIdentity("test");
        identity.AddClaim(new Claim("sub", Id.ToString()));
        identity.AddClaim(new Claim("name", Name));
        if (OrganisationId is { } organisation)
        {
            identity.AddClaim(new Claim("org", organisation.ToString()));
            identity.AddClaim(new Claim("org_name", OrganisationName));
        }

        return identity;
    }
}
