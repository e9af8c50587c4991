using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Market.Local.Demo;

namespace Market.Local.Chaos;

/// <summary>A solver who answers one challenge after the other: draft, content, file, submit, submit anew, withdraw, follow.</summary>
internal sealed class ChaosSolver(ChaosCaller caller, ChaosLedger ledger, Random random)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    /// <summary>How many of the challenges at hand this solver has finished.</summary>
    public int Done { get; set; }

    public async Task RunAsync(IReadOnlyList<Guid> challenges, CancellationToken cancel)
    {
        foreach (var challenge in challenges)
        {
            if (cancel.IsCancellationRequested)
                return;
            await AnswerAsync(challenge);
            Done++;
        }
    }

    /// <summary>Never cancelled half way: the outcome of the last request is part of the books.</summary>
    /// <param name="whole">Everything that a solver does before an opening that finds something, instead of what chance says.</param>
    public async Task AnswerAsync(Guid challenge, bool whole = false)
    {
        await FollowAsync(challenge, random.Next(4) > 0);
        var solution = await StartAsync(challenge);
        await WriteAsync(solution);
        await AttachAsync(solution, "plan.txt");
        await SubmitAsync(solution);
        if (random.Next(2) == 0 || whole)
        {
            await AttachInPiecesAsync(solution, "bijlage.txt");
            await WriteAsync(solution);
            await SubmitAsync(solution);
        }

        if (random.Next(4) == 0 && !whole)
            await WithdrawAsync(solution);
    }

    private async Task FollowAsync(Guid challenge, bool follows)
    {
        await DoAsync(HttpMethod.Put, $"/api/challenges/{challenge}/follow", () => null);
        if (!follows)
            await DoAsync(HttpMethod.Delete, $"/api/challenges/{challenge}/follow", () => null);
        ledger.Follows[(challenge, caller.Person.Id)] = follows;
    }

    private async Task<LedgerSolution> StartAsync(Guid challenge)
    {
        var answer = await DoAsync(HttpMethod.Post, "/api/solutions", () => JsonContent.Create(new { challengeId = challenge }));
        var id = answer.IsSuccess ? answer.Body.GetProperty("id").GetGuid()
            : answer is { Repeated: true, Code: "solution.exists" } ? Guid.Parse(answer.Value!)
            : throw Contradiction("start", answer);
        var solution = new LedgerSolution(id, challenge);
        ledger.Solutions.Add(solution);
        return solution;
    }

    private async Task WriteAsync(LedgerSolution solution)
    {
        var (version, title) = (await VersionAsync(solution), $"Antwoord {random.Next(1_000_000)}");
        var answer = await DoAsync(HttpMethod.Put, $"/api/solutions/{solution.Id}/content", () => JsonContent.Create(new
        {
            version,
            title,
            summary = "Wat wij voorstellen",
            answers = DemoChallenges.OpenCrowd.Questions.Select((_, i) => new { questionId = DemoChallengesFill.QuestionId(DemoChallenges.OpenCrowd with { Id = solution.Challenge }, i), text = "Zo doen wij het." }),
            budgetCents = 4_800_000,
            planning = "Drie maanden",
        }));
        // A repetition may find that the first try did it.
        if (!answer.IsSuccess && !(answer is { Repeated: true, Code: "changed-meanwhile" } && (await ReadAsync(solution)).GetProperty("title").GetString() == title))
            throw Contradiction("write", answer);
        solution.Title = title;
    }

    private async Task AttachAsync(LedgerSolution solution, string name)
    {
        var content = NewFile();
        var answer = await DoAsync(HttpMethod.Post, $"/api/solutions/{solution.Id}/files", () => new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } });
        if (!answer.IsSuccess && answer is not { Repeated: true, Code: "file.duplicate" })
            throw Contradiction("attach", answer);
        solution.Files[name] = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>By the tus protocol, in two pieces.</summary>
    private async Task AttachInPiecesAsync(LedgerSolution solution, string name)
    {
        var content = NewFile();
        var begun = await DoAsync(HttpMethod.Post, $"/api/solutions/{solution.Id}/uploads", () => null,
            ("Tus-Resumable", "1.0.0"), ("Upload-Length", $"{content.Length}"), ("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}"));
        if (!begun.IsSuccess)
            throw Contradiction("begin to upload", begun);
        await SendAsync(begun.Location!, content, 0, content.Length / 2);
        await SendAsync(begun.Location!, content, content.Length / 2, content.Length);
        solution.Files[name] = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>Sends a piece; after an answer that was lost it goes on from where the market says that it is.</summary>
    private async Task SendAsync(string upload, byte[] content, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var answer = await DoAsync(HttpMethod.Patch, upload, () => Piece(content[at..to]), ("Tus-Resumable", "1.0.0"), ("Upload-Offset", $"{at}"));
            if (!answer.IsSuccess && answer is not { Repeated: true, Code: "upload.offset" })
                throw Contradiction("send a piece", answer);
            at = answer.IsSuccess ? to : int.Parse(answer.Value!, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private byte[] NewFile() => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 200).Select(_ => $"regel {random.Next()}")));

    private static ByteArrayContent Piece(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };

    private async Task SubmitAsync(LedgerSolution solution)
    {
        var version = await VersionAsync(solution);
        var answer = await DoAsync(HttpMethod.Post, $"/api/solutions/{solution.Id}/submission", () => JsonContent.Create(new { version }));
        if (!answer.IsSuccess)
            throw Contradiction("submit", answer);
        var (number, hash) = (answer.Body.GetProperty("number").GetString()!, answer.Body.GetProperty("contentHash").GetString()!);
        if (!ledger.Receipts.TryAdd(number, hash))
            throw Contradiction($"submit gave receipt {number} for something new", answer);
        solution.Current = number;
    }

    private async Task WithdrawAsync(LedgerSolution solution)
    {
        var answer = await DoAsync(HttpMethod.Delete, $"/api/solutions/{solution.Id}/submission", () => null);
        if (!answer.IsSuccess && answer is not { Repeated: true, Code: "submission.none" })
            throw Contradiction("withdraw", answer);
        solution.Current = null;
    }

    private async Task<int> VersionAsync(LedgerSolution solution) => (await ReadAsync(solution)).GetProperty("version").GetInt32();

    private async Task<JsonElement> ReadAsync(LedgerSolution solution)
    {
        var answer = await caller.GetAsync($"/api/solutions/{solution.Id}", CancellationToken.None);
        return answer.IsSuccess ? answer.Body : throw Contradiction("read", answer);
    }

    private async Task<ChaosAnswer> DoAsync(HttpMethod method, string path, Func<HttpContent?> content, params (string Name, string Value)[] headers)
    {
        await Task.Delay(Breath);
        return await caller.WriteAsync(method, path, content, CancellationToken.None, headers);
    }

    private InvalidOperationException Contradiction(string act, ChaosAnswer answer)
    {
        var text = $"{act} by {caller.Person.Name}: {(int)answer.Status} {answer.Body}{(answer.Repeated ? " (asked again)" : "")}";
        ledger.Contradictions.Enqueue(text);
        return new InvalidOperationException(text);
    }
}
