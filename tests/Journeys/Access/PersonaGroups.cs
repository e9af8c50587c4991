namespace Market.Journeys.Access;

/// <summary>Turns what the file says about groups into one outcome for each persona.</summary>
internal sealed class PersonaGroups(IReadOnlyList<MatrixPersona> personas, IReadOnlyDictionary<string, string> groups)
{
    private const string Rest = "rest";

    /// <summary>Who does not get through the door is answered there; the others as <paramref name="said"/>, each exactly once.</summary>
    /// <param name="said">Outcome → personas and groups; <c>rest</c> → the outcome of whoever is not named.</param>
    public IReadOnlyDictionary<string, Outcome> Answers(string door, Dictionary<string, object> said, string place)
    {
        var answers = personas.Where(persona => AtDoor(persona, door) is not null).ToDictionary(persona => persona.Name, persona => AtDoor(persona, door)!.Value);
        var inside = personas.Select(persona => persona.Name).Except(answers.Keys).ToHashSet();
        foreach (var (outcome, who) in said.Where(pair => pair.Key != Rest))
        {
            foreach (var name in Members(who.ToString()!, place).Where(inside.Contains))
            {
                if (!answers.TryAdd(name, Outcomes.Parse(outcome)))
                    throw new FormatException($"{place}: {name} has two outcomes");
            }
        }

        foreach (var name in inside.Except(answers.Keys))
            answers[name] = said.TryGetValue(Rest, out var rest) ? Outcomes.Parse(rest.ToString()!) : throw new FormatException($"{place}: {name} has no outcome");
        return answers;
    }

    private static Outcome? AtDoor(MatrixPersona persona, string door) => door switch
    {
        "anyone" => null,
        _ when persona.Roles is null => Outcome.SignIn,
        "signed-in" => null,
        _ when door.EndsWith(Matrix.WithSecondFactor, StringComparison.Ordinal) =>
            persona.PasswordOnly ? Outcome.Forbidden : AtDoor(persona, door[..^Matrix.WithSecondFactor.Length]),
        _ => MatrixFile.Names(door).Any(persona.Roles.Contains) ? null : Outcome.Forbidden,
    };

    private IEnumerable<string> Members(string text, string place) => MatrixFile.Names(text).SelectMany(name => name switch
    {
        "everyone" => personas.Select(persona => persona.Name),
        _ when groups.TryGetValue(name, out var members) => Members(members, place),
        _ when personas.Any(persona => persona.Name == name) => [name],
        _ => throw new FormatException($"{place}: nobody is called '{name}'"),
    }).Distinct();
}
