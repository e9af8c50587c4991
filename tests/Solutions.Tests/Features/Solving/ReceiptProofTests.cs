using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

using Market.Hosting;
using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Publishing;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Tree;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Market.Solutions.Tests.Features.Solving;

public sealed class ReceiptProofTests
{
    [Fact]
    public async Task A_receipt_is_verified_by_us_and_by_a_script_of_others_and_200_mutations_of_it_are_not()
    {
        var (json, key) = await ReceiptAsync();
        var trusted = VerifierKey.Parse(key);

        var (receipt, checkpoint) = ReceiptFile.Verify(json, trusted);
        Assert.Contains("voorstel.txt", receipt.Statement);
        Assert.Matches("\"deadline\":\"[0-9-]+T[0-9:.]+Z\",\"deadlineVersion\":0,", receipt.Statement);
        Assert.Equal(0, checkpoint.Size % 32);
        Assert.Equal((0, true), await PythonAsync(json, key, "VALID"));
        var random = new Random(200);
        for (var trial = 0; trial < 200; trial++)
        {
            var mutated = Mutated(json, random);
            Assert.ThrowsAny<FormatException>(() => ReceiptFile.Verify(mutated, trusted));
            // A process each is slow.
            if (trial % (Effort.IsWhole ? 10 : 50) == 0)
                Assert.NotEqual(0, (await PythonAsync(mutated, key, "")).ExitCode);
        }
    }

    [Fact]
    public async Task A_receipt_of_a_log_with_another_key_is_refused()
    {
        var (json, _) = await ReceiptAsync();
        var (_, other) = await ReceiptAsync();
        Assert.ThrowsAny<FormatException>(() => ReceiptFile.Verify(json, VerifierKey.Parse(other)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_proof_is_given_for_the_leaf_of_a_receipt_and_for_no_other(string engine)
    {
        await using var world = await World.StartAsync(engine, configure: builder => builder.Configuration["Market:AuditLog:CheckpointInterval"] = "00:00:00");
        await world.As(World.Solver).SubmitNewAsync(await world.PublishAsync());
        await UntilCoveredAsync(world);
        var leaves = await world.InDatabaseAsync(db => db.AuditLeaves.AsNoTracking().Where(leaf => leaf.Index != null).ToListAsync());

        var receipt = Assert.Single(leaves, leaf => leaf.Data.Contains("evidence", StringComparison.Ordinal));
        foreach (var leaf in leaves)
        {
            var answer = await world.As(null).GetAsync($"/api/solutions/log/proof?hash={Convert.ToHexStringLower(leaf.Hash!)}");
            Assert.Equal(leaf == receipt ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        }

        var proof = await (await world.As(null).GetAsync($"/api/solutions/log/proof?hash={Convert.ToHexStringLower(receipt.Hash!)}")).ReadAsync<InclusionProof>();
        var root = await world.InDatabaseAsync(db => db.AuditCheckpoints.Where(checkpoint => checkpoint.Size == proof.Size).Select(checkpoint => checkpoint.Root).FirstAsync());
        Assert.True(Merkle.Includes(receipt.Hash!, proof.Index, proof.Size, [.. proof.Proof.Select(Convert.FromHexString)], root));
    }

    [Fact]
    public async Task What_was_vouched_for_in_the_older_form_is_still_said_in_it()
    {
        await using var world = await World.StartAsync();
        await world.As(World.Solver).SubmitNewAsync(await world.PublishAsync());
        await world.InDatabaseAsync(db => db.Submissions.ExecuteUpdateAsync(set => set.SetProperty(row => row.StatementForm, 1)));

        var old = await world.InDatabaseAsync(db => db.Submissions.AsNoTracking().SingleAsync());
        old.Opened(null, []);

        Assert.DoesNotContain("deadline", ReceiptStatement.Of(old), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(string Json, string Key)> ReceiptAsync()
    {
        await using var world = await World.StartAsync(configure: builder => builder.Configuration["Market:AuditLog:CheckpointInterval"] = "00:00:00");
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await solver.UploadTextAsync(id, "voorstel.txt", "Een stille sirene.");
        await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            var proof = await (await solver.GetAsync($"/api/solutions/{id}/receipts/1/proof")).ReadAsync<ReceiptProof>();
            if (proof.Receipt is { } receipt)
                return (JsonSerializer.Serialize(receipt, MarketJson.Options), receipt.Key);
            await Task.Delay(100);
        }

        throw new TimeoutException("No checkpoint covers the receipt");
    }

    private static async Task UntilCoveredAsync(World world)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(100))
        {
            if (await world.InDatabaseAsync(db => db.AuditLeaves.AnyAsync(leaf => leaf.Data.Contains("evidence") && db.AuditCheckpoints.Any(checkpoint => checkpoint.Size > leaf.Index))))
                return;
        }

        throw new TimeoutException("No checkpoint covers the receipt");
    }

    /// <summary>One character of one value changed, or a number by one.</summary>
    private static string Mutated(string json, Random random)
    {
        var receipt = JsonNode.Parse(json)!.AsObject();
        var name = receipt.Select(property => property.Key).ElementAt(random.Next(receipt.Count));
        if (receipt[name] is JsonArray proof)
            proof[random.Next(proof.Count)] = Changed((string)proof[0]!, random);
        else
            receipt[name] = name == "index" ? (JsonNode)((long)receipt[name]! + (random.Next(2) * 2 - 1)) : Changed((string)receipt[name]!, random);
        return receipt.ToJsonString();
    }

    private static string Changed(string text, Random random)
    {
        var place = random.Next(text.Length);
        return text[..place] + (text[place] == 'q' ? 'w' : 'q') + text[(place + 1)..];
    }

    private static async Task<(int ExitCode, bool Says)> PythonAsync(string json, string key, string expected)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, json);
        var (exit, said) = await Python.VerifyAsync("verify.py", file, key);
        File.Delete(file);
        return (exit, said.Contains(expected, StringComparison.Ordinal));
    }
}
