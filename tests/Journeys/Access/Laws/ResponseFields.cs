using System.Runtime.CompilerServices;
using System.Text.Json;

using YamlDotNet.Serialization;

namespace Market.Journeys.Access.Laws;

/// <summary>Holds <c>tests/response-fields.yaml</c> against the OpenAPI documents: every field that an answer can hold has a class.</summary>
internal sealed class ResponseFields(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> classes)
{
    private static readonly string[] Known = ["public", "members", "own", "colleagues", "body", "until-opened", "team", "invited", "jury", "operator"];

    public static ResponseFields Load([CallerFilePath] string here = "")
    {
        var yaml = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "response-fields.yaml"));
        var said = new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<string, Dictionary<string, string>>>(yaml);
        return new ResponseFields(said.ToDictionary(schema => schema.Key, schema => (IReadOnlyDictionary<string, string>)schema.Value
            .SelectMany(kind => MatrixFile.Names(kind.Value).Select(field => (field, kind.Key))).ToDictionary(pair => pair.field, pair => pair.Key)));
    }

    /// <summary>Fields of a schema that have one of these classes.</summary>
    public IEnumerable<string> Of(string schema, params string[] kinds) => classes[schema].Where(field => kinds.Contains(field.Value)).Select(field => field.Key);

    /// <summary>What differs between the file and what the documents say.</summary>
    public IReadOnlyList<string> Differences(IEnumerable<JsonElement> documents)
    {
        var real = documents.SelectMany(Answered).ToHashSet();
        var said = classes.SelectMany(schema => schema.Value.Select(field => $"{schema.Key}.{field.Key}")).ToHashSet();
        return
        [
            .. real.Except(said).Order(StringComparer.Ordinal).Select(field => $"{field} has no class"),
            .. said.Except(real).Order(StringComparer.Ordinal).Select(field => $"{field} is in the file and in no answer"),
            .. classes.SelectMany(schema => schema.Value.Values).Distinct().Except(Known).Select(kind => $"there is no class '{kind}'"),
        ];
    }

    private static HashSet<string> Answered(JsonElement document)
    {
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var (found, seen) = (new HashSet<string>(), new HashSet<string>());
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
            Walk(operation.Value.GetProperty("responses"), schemas, found, seen);
        return found;
    }

    private static void Walk(JsonElement part, JsonElement schemas, HashSet<string> found, HashSet<string> seen)
    {
        if (part.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in part.EnumerateArray())
                Walk(item, schemas, found, seen);
        }

        if (part.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in part.EnumerateObject())
        {
            if (property.Name == "$ref" && property.Value.GetString()!.Split('/')[^1] is var name && seen.Add(name))
                WalkSchema(name, schemas, found, seen);
            Walk(property.Value, schemas, found, seen);
        }
    }

    private static void WalkSchema(string name, JsonElement schemas, HashSet<string> found, HashSet<string> seen)
    {
        var schema = schemas.GetProperty(name);
        if (schema.TryGetProperty("properties", out var properties))
            found.UnionWith(properties.EnumerateObject().Select(property => $"{name}.{property.Name}"));
        Walk(schema, schemas, found, seen);
    }
}
