using Market.Journeys.Access.World;
using Market.Journeys.Api;
using Market.Local;

namespace Market.Journeys.Access.Asking;

/// <summary>Everybody of the matrix, signed in once through the gateway.</summary>
internal sealed class Sessions : IDisposable
{
    private readonly Dictionary<string, ApiPerson> _people = [];

    public static async Task<Sessions> SignInAsync(LocalMarket market, IReadOnlyList<MatrixPersona> personas, string narrowToken)
    {
        var sessions = new Sessions();
        foreach (var persona in personas)
        {
            sessions._people[persona.Name] = AccessPeople.Find(persona.Name) is { } person ? await ApiPerson.SignInAsync(market, person)
                : persona.Name == "narrow-token" ? ApiPerson.WithToken(market, narrowToken) : ApiPerson.Visitor(market);
            if (persona is { PasswordOnly: false, Roles: not null })
                await sessions.As(persona.Name).StepUpAsync();
        }

        await sessions.CloseOutAsync();
        return sessions;
    }

    public ApiPerson As(string persona) => _people[persona];

    public void Dispose()
    {
        foreach (var person in _people.Values)
            person.Dispose();
    }

    private Task CloseOutAsync() =>
        As("admin").DoAsync(HttpMethod.Post, $"/api/identity/people/{AccessPeople.As("disabled").Id}/deactivation");
}
