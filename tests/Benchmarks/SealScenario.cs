using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

using Market.Hosting.Files;
using Market.Solutions.Sealing;

namespace Market.Benchmarks;

/// <summary>
/// What sealing costs for each megabyte, against plain AES-256-GCM of the same bytes written to the same place: a file of 16 MB as it comes in, and items of
/// 20 KB. Rounds take turns, so that a busy machine slows both.
/// </summary>
internal static class SealScenario
{
    private const int Rounds = 15;
    private const int Chunk = 64 * 1024;
    private static readonly byte[] File16 = RandomNumberGenerator.GetBytes(16 * 1024 * 1024);
    private static readonly byte[] Item = RandomNumberGenerator.GetBytes(20 * 1024);

    public static async Task RunAsync()
    {
        var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var path = Directory.CreateDirectory(Path.Combine(memory, $"market-seal-{Guid.CreateVersion7():N}")).FullName;
        try
        {
            await FilesAsync(path);
            Items();
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static async Task FilesAsync(string path)
    {
        var folder = new FileFolder(path, seals: true);
        var (plain, market) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(await TimeAsync(() => PlainFileAsync(Path.Combine(path, "plain"))));
            market.Add(await TimeAsync(async () => folder.Delete(await folder.KeepAsync(new MemoryStream(File16), CancellationToken.None))));
        }

        Print("file of 16 MB", plain, market, File16.Length);
    }

    /// <summary>The same reads, chunks, writes and flush, with one key and nothing else.</summary>
    private static async Task PlainFileAsync(string path)
    {
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, Chunk, useAsync: true))
        {
            using var cipher = new AesGcm(RandomNumberGenerator.GetBytes(32), 16);
            var (content, read, written, nonce) = (new MemoryStream(File16), new byte[Chunk], new byte[Chunk + 16], new byte[12]);
            for (int count; (count = await content.ReadAsync(read)) > 0;)
            {
                BitConverter.TryWriteBytes(nonce, content.Position);
                cipher.Encrypt(nonce, read.AsSpan(0, count), written.AsSpan(0, count), written.AsSpan(count, 16));
                await file.WriteAsync(written.AsMemory(0, count + 16));
            }

            await file.FlushAsync();
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    private static void Items()
    {
        const int Count = 500;
        var (vault, owner, key) = (new Vault(MasterKey.New), Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));
        var (plain, market) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(Time(() => Repeat(Count, () => PlainItem(key))));
            market.Add(Time(() => Repeat(Count, () => vault.Seal(Item, "draft", owner))));
        }

        Print("draft of 20 KB", plain, market, Count * Item.Length);
    }

    private static byte[] PlainItem(byte[] key)
    {
        var sealedItem = new byte[Item.Length + 28];
        RandomNumberGenerator.Fill(sealedItem.AsSpan(0, 12));
        using var cipher = new AesGcm(key, 16);
        cipher.Encrypt(sealedItem.AsSpan(0, 12), Item, sealedItem.AsSpan(12, Item.Length), sealedItem.AsSpan(sealedItem.Length - 16));
        return sealedItem;
    }

    private static void Repeat(int count, Func<byte[]> work)
    {
        for (var i = 0; i < count; i++)
            work();
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

    private static void Print(string what, List<double> plain, List<double> market, int bytes)
    {
        var megabytes = bytes / (1024d * 1024);
        var (baseline, ours) = (Median(plain) / megabytes, Median(market) / megabytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20} plain AES-GCM {baseline,7:0.000} ms/MB   sealed {ours,7:0.000} ms/MB   ratio {ours / baseline:0.00}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
