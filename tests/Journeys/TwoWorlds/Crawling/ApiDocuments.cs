using System.Text.Json;

using Market.Contracts;
using Market.Local;

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Crawling;

/// <param name="Type">As OpenAPI says it: <c>integer</c>, <c>boolean</c>, or <c>string</c>, also when nothing is said.</param>
/// <param name="Format">Such as <c>uuid</c>; empty when nothing is said.</param>
/// <param name="Values">All that it can be, when that is a list.</param>
internal sealed record ApiParameter(string Name, string Type, string Format, IReadOnlyList<string> Values);

/// <summary>A GET of an OpenAPI document.</summary>
internal sealed record ApiRead(string Path, IReadOnlyList<ApiParameter> InPath, IReadOnlyList<ApiParameter> InQuery);

/// <summary>What the services themselves say that can be read.</summary>
internal static class ApiDocuments
{
    private static readonly string[] Services = [Apps.Challenges, Apps.Solutions, Apps.Identity, Apps.Notifications];

    public static async Task<IReadOnlyList<ApiRead>> ReadAsync(LocalMarket market)
    {
        using var http = new HttpClient();
        var reads = new List<ApiRead>();
        foreach (var app in Services)
        {
            var address = market.Services(app).GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{address}/openapi/v1.json")));
            reads.AddRange(Of(document.RootElement));
        }

        return reads;
    }

    private static IEnumerable<ApiRead> Of(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        where path.Value.TryGetProperty("get", out _)
        let parameters = Parameters(path.Value).Concat(Parameters(path.Value.GetProperty("get"))).ToList()
        select new ApiRead(path.Name, Those(document, parameters, "path"), Those(document, parameters, "query"));

    private static IEnumerable<JsonElement> Parameters(JsonElement holder) => holder.TryGetProperty("parameters", out var list) ? list.EnumerateArray() : [];

    private static IReadOnlyList<ApiParameter> Those(JsonElement document, List<JsonElement> parameters, string place) =>
        [.. parameters.Where(parameter => parameter.GetProperty("in").GetString() == place).Select(parameter => Parameter(document, parameter))];

    private static ApiParameter Parameter(JsonElement document, JsonElement parameter)
    {
        var schema = parameter.TryGetProperty("schema", out var said) ? Followed(document, said) : default;
        var values = Has(schema, "enum", out var list) ? list.EnumerateArray().Select(value => value.ToString()).ToList() : [];
        return new ApiParameter(parameter.GetProperty("name").GetString()!, Word(schema, "type", "string"), Word(schema, "format", ""), values);
    }

    private static JsonElement Followed(JsonElement document, JsonElement schema) => Has(schema, "$ref", out var reference)
        ? reference.GetString()!.Split('/')[1..].Aggregate(document, (here, step) => here.GetProperty(step))
        : schema;

    /// <summary>Of <c>["null", "integer"]</c> the last.</summary>
    private static string Word(JsonElement schema, string name, string otherwise) => !Has(schema, name, out var word) ? otherwise
        : word.ValueKind == JsonValueKind.Array ? word.EnumerateArray().Last().GetString()! : word.GetString()!;

    private static bool Has(JsonElement schema, string name, out JsonElement value)
    {
        value = default;
        return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out value);
    }
}
