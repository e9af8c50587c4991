using Market.Journeys.Access.World;

namespace Market.Journeys.TwoWorlds.Crawling;

/// <summary>Addresses in the API: each read with each object that fits in its path, and each parameter of its query with each word.</summary>
internal static class Addresses
{
    private static readonly string[] Exports = ["scores.csv", "ranking.csv", "dossier.xlsx", "dossier.zip"];
    private static readonly string[] Numbers = ["0", "1", "2"];
    private static readonly string[] People = [Id("juror-assigned"), Id("solver-a-lead"), AccessPeople.Spare.Id.ToString()];
    private static readonly string[] Companies = [AccessPeople.Lead.Id.ToString(), AccessPeople.InTwo.Id.ToString(), AccessPeople.Body.Id.ToString()];

    /// <summary>Every parameter of the path filled in all ways; one of a name that nobody foresaw by what its type can be.</summary>
    public static IEnumerable<string> Of(ApiRead read, KnownRoom room, KnownObjects objects) =>
        read.InPath.Aggregate((IEnumerable<string>)[read.Path], (paths, parameter) =>
            paths.SelectMany(path => Values(parameter, read.Path, room, objects).Select(value => path.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal))).ToList());

    /// <summary>The same address with each parameter of its query, one at a time. Of the audit log, which knows numbers and hashes only, nothing is asked by words.</summary>
    public static IEnumerable<string> Asking(ApiRead read, string address, IReadOnlyList<string> words) =>
        (read.Path.Contains("/log/", StringComparison.Ordinal) ? [] : read.InQuery).SelectMany(parameter => Values(parameter, words).Select(value => $"{address}?{parameter.Name}={Uri.EscapeDataString(value)}"));

    private static IEnumerable<string> Values(ApiParameter parameter, IReadOnlyList<string> words) => parameter switch
    {
        { Values.Count: > 0 } => parameter.Values,
        { Type: "boolean" } => ["true", "false"],
        { Type: "integer" or "number" } => Numbers.Union(words.Where(word => word.All(char.IsAsciiDigit))),
        { Format: "uuid" } => words.Where(word => Guid.TryParse(word, out _)),
        _ => words,
    };

    private static IEnumerable<string> Values(ApiParameter parameter, string path, KnownRoom room, KnownObjects objects) => (parameter.Name, path.Split('/')[2]) switch
    {
        ("challengeId", _) or ("idOrSlug", _) or ("id", "challenges" or "juries" or "openings" or "awards") => [$"{room.Id}"],
        ("id", "solutions") => Texts(room.Solutions),
        ("id", "identity") => path.Contains("/people", StringComparison.Ordinal) ? People : Companies,
        ("id", "notifications") => [$"{objects.Notification}"],
        ("documentId", _) => Texts(room.Documents),
        ("fileId", "juries") => Texts(room.OpenedFiles),
        ("fileId", _) => Texts(room.Files),
        ("alias", _) => room.Aliases,
        ("personId", _) => People,
        ("organisationId", _) => Companies,
        ("name", "juries") => Exports,
        _ => parameter.Format == "uuid" ? [$"{room.Id}", .. People] : parameter.Type == "integer" ? ["1"] : [.. room.Aliases, "1"],
    };

    private static IEnumerable<string> Texts(IEnumerable<Guid> ids) => ids.Select(id => id.ToString());

    private static string Id(string persona) => AccessPeople.As(persona).Id.ToString();
}
