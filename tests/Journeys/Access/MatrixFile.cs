using System.Globalization;
using System.Runtime.CompilerServices;

using YamlDotNet.Serialization;

namespace Market.Journeys.Access;

/// <summary>Reads <c>tests/authorization-matrix.yaml</c>; what is in it twice, missing or unknown is an error with its place.</summary>
internal static class MatrixFile
{
    private static readonly string[] NotStates = ["rows", "door", "note"];

    public static Matrix Load([CallerFilePath] string here = "") =>
        Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "authorization-matrix.yaml")));

    /// <exception cref="FormatException">The text contradicts itself, or leaves a cell open.</exception>
    public static Matrix Parse(string yaml)
    {
        var document = new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<string, object>>(yaml);
        var personas = Map(document["personas"]).Select(pair => Persona(pair.Key, Map(pair.Value))).ToList();
        var states = Map(document["states"]).Keys.ToList();
        var who = new PersonaGroups(personas, Map(document["groups"]).ToDictionary(pair => pair.Key, pair => Text(pair.Value)));
        var endpoints = Map(document["endpoints"]);
        return new Matrix(
            personas, states, [.. endpoints.Select(pair => Endpoint(pair.Key, Map(pair.Value), states, who))],
            Map(document["beyond"]).ToDictionary(app => app.Key, app => Decisions(Map(app.Value))),
            Map(document["absent"]).ToDictionary(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture), pair => Text(pair.Value)),
            endpoints.Values.SelectMany(value => RowsOf(Map(value))).ToHashSet());
    }

    private static MatrixPersona Persona(string name, Dictionary<string, object> said) =>
        new(name, Text(said["roles"]) is "none" ? null : Names(Text(said["roles"])).Append("member").ToHashSet(), said.ContainsKey("password-only"));

    private static MatrixEndpoint Endpoint(string name, Dictionary<string, object> said, List<string> states, PersonaGroups who)
    {
        var door = Text(said["door"]);
        var cells = new Dictionary<string, IReadOnlyDictionary<string, Outcome>>();
        foreach (var (selector, answers) in said.Where(pair => !NotStates.Contains(pair.Key)))
        {
            foreach (var state in StatesOf(selector, states, name))
            {
                if (!cells.TryAdd(state, who.Answers(door, Map(answers), $"{name}, {state}")))
                    throw new FormatException($"{name}: {state} is there twice");
            }
        }

        return new MatrixEndpoint(name, door, cells);
    }

    /// <summary><c>draft..scheduled, open</c> names five states.</summary>
    private static IEnumerable<string> StatesOf(string selector, List<string> states, string endpoint) => selector == Matrix.Always
        ? [Matrix.Always]
        : Names(selector).SelectMany(part =>
        {
            var ends = part.Split("..");
            var (from, to) = (states.IndexOf(ends[0]), states.IndexOf(ends[^1]));
            return from < 0 || to < from ? throw new FormatException($"{endpoint}: there is no state '{part}'") : states[from..(to + 1)];
        });

    private static Dictionary<string, IReadOnlyList<string>> ToLists(Dictionary<string, object> said) =>
        said.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. ((List<object>)pair.Value).Select(Text)]);

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Decisions(Dictionary<string, object> said) => ToLists(said);

    private static IEnumerable<int> RowsOf(Dictionary<string, object> said) =>
        said.TryGetValue("rows", out var rows) ? Names(Text(rows)).Select(row => int.Parse(row, CultureInfo.InvariantCulture)) : [];

    internal static IEnumerable<string> Names(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, object> Map(object? value) =>
        value is Dictionary<object, object> map ? map.ToDictionary(pair => Text(pair.Key), pair => pair.Value) : [];

    private static string Text(object value) => value.ToString()!;
}
