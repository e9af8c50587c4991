using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Tree;

namespace Market.Benchmarks;

/// <summary>
/// The audit log: acts written one by one against plain inserts of the same bytes, the sequencer's leaves a second against hashing alone, a proof
/// at a million leaves against reading one row by its key, and its verification against the hashes that it takes.
/// </summary>
internal static class LogScenario
{
    private const int Acts = 400;
    private const int Waiting = 10_000;
    private const int Million = 1_000_000;
    private const int Proofs = 300;

    public static async Task RunAsync()
    {
        await EngineAsync("SQLite", null);
        var postgres = await Testing.PostgresServer.FindAsync();
        if (postgres.ConnectionString is null)
            Console.WriteLine(postgres.Reason);
        else
            await EngineAsync("PostgreSQL", postgres.ConnectionString);
    }

    private static async Task EngineAsync(string engine, string? server)
    {
        await using var ledger = await BenchLedger.StartAsync(server);
        Console.WriteLine($"\nlog, {engine}");
        await WriteAsync(ledger);
        await NumberAsync(ledger);
        await ledger.GrowToAsync(Million);
        await ProveAsync(ledger);
    }

    private static async Task WriteAsync(BenchLedger ledger)
    {
        var (plain, acts) = (new List<double>(), new List<double>());
        for (var i = 0; i < Acts; i++)
        {
            plain.Add(await TimeAsync(ledger.PlainInsertAsync));
            acts.Add(await TimeAsync(ledger.ActAsync));
        }

        Print("one act on record, committed", Median(plain), Median(acts), "ms", "plain committed insert of the same bytes");
    }

    private static async Task NumberAsync(BenchLedger ledger)
    {
        await ledger.NumberAllAsync();
        var leaves = await ledger.AddWaitingAsync(Waiting);
        var hashing = await TimeAsync(() =>
        {
            foreach (var leaf in leaves)
                SHA256.HashData(leaf);
            return Task.CompletedTask;
        });
        var numbering = await TimeAsync(ledger.NumberAllAsync);
        Print("leaf numbered in the tree", hashing * 1000 / Waiting, numbering * 1000 / Waiting, "µs", "SHA-256 of the same bytes");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"leaves numbered a second",-34} {Waiting / numbering * 1000,10:0}"));
    }

    private static async Task ProveAsync(BenchLedger ledger)
    {
        var (lookup, proof, verified, hashes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Proofs; i++)
        {
            var index = RandomNumberGenerator.GetInt32(Million);
            byte[]? hash = null;
            IReadOnlyList<byte[]> path = [];
            lookup.Add(await TimeAsync(async () => hash = await ledger.HashAtAsync(index)));
            proof.Add(await TimeAsync(async () => path = await ledger.ProofAsync(index, Million)));
            hashes.Add(Time(() => path.Aggregate(hash!, (left, right) => SHA256.HashData([1, .. left, .. right]))));
            verified.Add(Time(() => Require(Merkle.Includes(hash!, index, Million, path, ledger.Root))));
        }

        Print("proof at 10⁶ leaves", Median(lookup), Median(proof), "ms", "one row by its number");
        Print("proof verified", Median(hashes) * 1000, Median(verified) * 1000, "µs", "its hashes alone");
    }

    private static void Require(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("A proof does not hold");
    }

    private static double Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static void Print(string what, double baseline, double ours, string unit, string against) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-34} {ours,10:0.000} {unit}   {against} {baseline:0.000} {unit}   ratio {ours / baseline:0.0}"));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
