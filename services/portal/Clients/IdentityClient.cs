using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>The signed-in person as identity knows the person.</summary>
public sealed record Profile(Guid PersonId, string Name, string Email, string Language, Guid? OrganisationId, string? OrganisationName, string? OrganisationType, IReadOnlyList<string>? Roles);

public sealed record OrganisationRow(Guid Id, string Name, string? Kbo, string Type, string? Town);

/// <summary>A person in the admin list.</summary>
public sealed record PersonRow(Guid Id, string Name, string Email, string Language, Guid? OrganisationId, IReadOnlyList<string> Roles, bool Active, int Version);

/// <param name="FirstPassword">Shown once, to be changed by the person.</param>
public sealed record AddedPerson(Guid Id, string? FirstPassword);

/// <summary>The identity service: the own profile, organisations, people.</summary>
public sealed class IdentityClient(HttpClient http)
{
    private const string Root = "/api/identity";

    public Task<Answer<Profile>> MeAsync() => http.GetAsync<Profile>($"{Root}/me");

    public Task<Answer> SaveMeAsync(string name, string language) => http.SendAsync(HttpMethod.Put, $"{Root}/me", new { name, language });

    public Task<Answer<Page<OrganisationRow>>> OrganisationsAsync(string? words = null, string? type = null, int page = 1) =>
        http.GetAsync<Page<OrganisationRow>>($"{Root}/organisations?page={page}{Part("q", words)}{Part("type", type)}");

    public Task<Answer<CreatedId>> AddOrganisationAsync(string name, string? kbo, string type, string? town) =>
        http.SendAsync<CreatedId>(HttpMethod.Post, $"{Root}/organisations", new { name, kbo, type, town });

    public Task<Answer<OrganisationRow>> OrganisationAsync(Guid id) => http.GetAsync<OrganisationRow>($"{Root}/organisations/{id}");

    public Task<Answer<Page<PersonRow>>> PeopleAsync(Guid? organisation, int page) =>
        http.GetAsync<Page<PersonRow>>($"{Root}/people?page={page}{Part("organisation", organisation?.ToString())}");

    public Task<Answer<PersonRow>> PersonAsync(Guid id) => http.GetAsync<PersonRow>($"{Root}/people/{id}");

    public Task<Answer<AddedPerson>> AddPersonAsync(string name, string email, string language, Guid? organisationId, IReadOnlyList<string> roles) =>
        http.SendAsync<AddedPerson>(HttpMethod.Post, $"{Root}/people", new { name, email, language, organisationId, roles });

    public Task<Answer> SaveRolesAsync(Guid id, IReadOnlyList<string> roles, int version) => http.SendAsync(HttpMethod.Put, $"{Root}/people/{id}/roles", new { roles, version });

    public Task<Answer> DeactivateAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"{Root}/people/{id}/deactivation");

    public Task<Answer> ReactivateAsync(Guid id) => http.SendAsync(HttpMethod.Delete, $"{Root}/people/{id}/deactivation");

    public Task<Answer> ResetSecondFactorsAsync(Guid id, string reason) => http.SendAsync(HttpMethod.Post, $"{Root}/people/{id}/second-factors/reset", new { reason });

    private static string Part(string name, string? value) => string.IsNullOrWhiteSpace(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
