using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Market.Testing;

/// <summary>Compares JSON with a file in the test project; <c>MARKET_UPDATE_SNAPSHOTS=1</c> writes the file instead.</summary>
public static class Snapshot
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="json">Any JSON text; layout does not count.</param>
    /// <param name="file">Path beside the calling test's source file, for example <c>../openapi.json</c>.</param>
    public static async Task MatchesAsync(string json, string file, [CallerFilePath] string test = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, file));
        var actual = JsonNode.Parse(json)!.ToJsonString(Pretty).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("MARKET_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run once with MARKET_UPDATE_SNAPSHOTS=1");
        var expected = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        if (expected != actual)
            Assert.Fail($"{path} differs from what the service says now:\n{FirstDifference(expected, actual)}\nWhen the change is meant, run with MARKET_UPDATE_SNAPSHOTS=1");
    }

    /// <summary>The service's OpenAPI document against <paramref name="file"/>.</summary>
    public static async Task OpenApiMatchesAsync(RunningService service, string file, [CallerFilePath] string test = "")
    {
        var document = JsonNode.Parse(await service.As(null).GetStringAsync("/openapi/v1.json"))!;
        // Names the address of the test run.
        document.AsObject().Remove("servers");
        await MatchesAsync(document.ToJsonString(), file, test);
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(before.Length, now.Length)).First(i => before.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {line + 1}\n- {before.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }
}
