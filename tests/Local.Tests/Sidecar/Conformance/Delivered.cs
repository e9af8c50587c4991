using System.Text;
using System.Text.Json;

namespace Market.Local.Tests.Sidecar.Conformance;

/// <summary>A call of the sidecar to the app, as it came in.</summary>
internal sealed record Delivered(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    private readonly string text = Body.GetRawText() + Decoded(Body);

    public string this[string field] => Body.GetProperty(field).GetString()!;

    public JsonElement Data => Body.GetProperty("data");

    /// <summary>The entries of a bulk delivery.</summary>
    public IReadOnlyList<JsonElement> Entries => [.. Body.GetProperty("entries").EnumerateArray()];

    public bool Mentions(string key) => text.Contains(key, StringComparison.Ordinal);

    private static string Decoded(JsonElement body) =>
        body.TryGetProperty("data_base64", out var data) ? Encoding.UTF8.GetString(data.GetBytesFromBase64()) : "";
}
