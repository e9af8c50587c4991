using Market.Local.Demo;

namespace Market.Journeys.Api;

/// <summary>Who takes part in a journey by API; each signs in once.</summary>
internal sealed class ApiPeople(RunningMarket market) : IDisposable
{
    private readonly Dictionary<DemoPerson, ApiPerson> _people = [];

    public RunningMarket Market => market;

    /// <summary>Somebody who is not signed in.</summary>
    public ApiPerson Visitor { get; } = ApiPerson.Visitor(market.Market);

    public async Task<ApiPerson> AsAsync(DemoPerson who)
    {
        if (!_people.TryGetValue(who, out var person))
            _people[who] = person = await ApiPerson.SignInAsync(market.Market, who);
        return person;
    }

    public void Dispose()
    {
        foreach (var person in _people.Values.Append(Visitor))
            person.Dispose();
    }
}
