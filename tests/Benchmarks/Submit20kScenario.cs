using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Market.Benchmarks;

/// <summary>
/// A file of 20 KB uploaded, hashed, sealed and submitted durably through the gateway, against the same bytes hashed and written to a file that is
/// flushed to disk, with a plain committed insert.
/// </summary>
internal static class Submit20kScenario
{
    private const int Drafts = 1000;
    private const int Callers = 8;
    private const int Size = 20 * 1024;

    public static Task RunAsync() => Engine.OnEachAsync(async engine =>
    {
        await using var market = await SubmittingMarket.StartAsync(engine, Drafts);
        using var rows = PlainRows.In(market.Folder, engine.Postgres);
        var folder = Directory.CreateDirectory(Path.Combine(market.Folder, "plain")).FullName;
        var submitted = await Load.OnceEachAsync("uploaded and submitted through the gateway", Callers, Drafts, number => SubmitAsync(market, market.Drafts[number]));
        var kept = await Load.OnceEachAsync("plain file flushed, committed insert", Callers, Drafts, number => KeepAsync(rows, folder, market.Drafts[number]));
        Table.Print($"submit20k, {engine.Name}, {Drafts} files of {Size} bytes, {Callers} callers", kept, submitted);
        Console.WriteLine(FormattableString.Invariant($"share of the plain ones: {submitted.PerSecond / kept.PerSecond:P1}"));
    });

    private static async Task<bool> SubmitAsync(SubmittingMarket market, PreparedDraft draft)
    {
        using var file = new ByteArrayContent(Document());
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var uploaded = await market.SendAsync(draft, HttpMethod.Post, "files", new MultipartFormDataContent { { file, "file", "plan.txt" } });
        if (!uploaded.IsSuccessStatusCode)
            return false;
        using var answer = await market.SendAsync(draft, draft.Version + 1);
        return answer.IsSuccessStatusCode;
    }

    private static async Task<bool> KeepAsync(PlainRows rows, string folder, PreparedDraft draft)
    {
        var content = Document();
        await using (var file = new FileStream(Path.Combine(folder, $"{draft.SolutionId}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true))
        {
            await file.WriteAsync(content);
            file.Flush(flushToDisk: true);
        }

        return await rows.KeepAsync(draft.Content + Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>Plain text, another one each time.</summary>
    private static byte[] Document() => System.Text.Encoding.ASCII.GetBytes(RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz \n", Size));
}
