using System.Text.Json;
using System.Text.RegularExpressions;

using Market.Kernel;

using Microsoft.AspNetCore.Http;

namespace Market.Hosting.Endpoints;

/// <summary>What is said about a request that could not be read, with the field at which its reader stopped.</summary>
internal static partial class UnreadableRequest
{
    public static IReadOnlyList<Error> Errors(BadHttpRequestException bad) => (bad.StatusCode, bad.InnerException) switch
    {
        (StatusCodes.Status413PayloadTooLarge, _) => [Error.Invalid("request.too-large")],
        (StatusCodes.Status415UnsupportedMediaType, _) => [Error.Invalid("request.content-type")],
        (_, JsonException json) => Errors(json),
        _ => [Error.Invalid("request.malformed")],
    };

    private static IReadOnlyList<Error> Errors(JsonException json)
    {
        var place = (json.Path ?? "$").TrimStart('$').TrimStart('.');
        var missing = MissingProperties(json).ToList();
        return missing.Count == 0
            ? [Error.Invalid("request.malformed", place.Length == 0 ? null : place)]
            : [.. missing.Select(name => Error.Invalid("request.required", place.Length == 0 ? name : $"{place}.{name}"))];
    }

    /// <summary>System.Text.Json tells which required properties are missing in its message only; a test notices when that changes.</summary>
    private static IEnumerable<string> MissingProperties(JsonException json) =>
        json.Message.Split("missing required properties including:") is [_, var names] ? Quoted().Matches(names).Select(match => match.Groups[1].Value) : [];

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
