using System.Text.Json;

namespace Market.Local.Tests.Sidecar.Conformance;

/// <summary>The data of a test event: who it is, and how often and in which way the app shall refuse it.</summary>
/// <param name="How">An HTTP status of the answer, or the status in an answer with 200.</param>
internal sealed record Order(string Key, int Fail = 0, string How = "500")
{
    public static Order New(int fail = 0, string how = "500") => new(Guid.NewGuid().ToString("N"), fail, how);

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
