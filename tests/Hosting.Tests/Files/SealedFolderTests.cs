using System.Security.Cryptography;
using System.Text;

using Market.Hosting.Files;

namespace Market.Hosting.Tests.Files;

public sealed class SealedFolderTests : IDisposable
{
    private const int Chunk = 64 * 1024;

    private readonly string _path = Directory.CreateTempSubdirectory("market-sealed-").FullName;
    private readonly FileFolder _folder;

    public SealedFolderTests() => _folder = new FileFolder(_path, seals: true);

    [Theory]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData((3 * Chunk) - 1)]
    [InlineData(3 * Chunk)]
    public async Task A_file_of_any_size_comes_back_and_lies_on_disk_in_chunks_with_a_tag_each(int size)
    {
        var content = Text(size);

        var key = await KeepAsync(content);

        Assert.Equal(content, await ReadAsync(key));
        Assert.Equal(15 + size + (16 * ((size + Chunk - 1) / Chunk)), OnDisk(key).Length);
        Assert.DoesNotContain("Geheim", Encoding.Latin1.GetString(File.ReadAllBytes(OnDisk(key).FullName)));
    }

    [Fact]
    public async Task An_empty_file_is_proven_empty()
    {
        var key = await KeepAsync([]);

        Assert.Empty(await ReadAsync(key));
        Change(key, bytes => bytes[^1] ^= 1);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => ReadAsync(key));
    }

    [Fact]
    public async Task It_can_be_read_from_any_place()
    {
        var content = Text((2 * Chunk) + 5);
        await using var stream = _folder.Open(await KeepAsync(content));
        var buffer = new byte[10];

        foreach (var place in new[] { Chunk - 5, 0, (2 * Chunk) - 5, Chunk })
        {
            stream.Position = place;
            stream.ReadExactly(buffer);
            Assert.Equal(content[place..(place + 10)], buffer);
        }

        stream.Position = stream.Length;
        Assert.Equal(0, stream.Read(buffer));
    }

    [Fact]
    public async Task A_file_that_was_cut_lengthened_reordered_changed_or_renamed_does_not_open()
    {
        var content = Text(3 * Chunk);
        foreach (var change in new Func<byte[], byte[]>[]
        {
            bytes => bytes[..^(Chunk + 16)],
            bytes => bytes[..^1],
            bytes => [.. bytes, 0],
            bytes => [.. bytes, .. bytes[15..(15 + Chunk + 16)]],
            bytes => [.. bytes[..15], .. bytes[(15 + Chunk + 16)..(15 + (2 * (Chunk + 16)))], .. bytes[15..(15 + Chunk + 16)], .. bytes[(15 + (2 * (Chunk + 16)))..]],
            bytes => [.. bytes[..20], (byte)(bytes[20] ^ 1), .. bytes[21..]],
            bytes => [.. bytes[..10], (byte)(bytes[10] ^ 1), .. bytes[11..]],
        })
        {
            var key = await KeepAsync(content);
            File.WriteAllBytes(OnDisk(key).FullName, change(File.ReadAllBytes(OnDisk(key).FullName)));
            await Assert.ThrowsAnyAsync<CryptographicException>(() => ReadAsync(key));
        }

        var (one, other) = (await KeepAsync(content), await KeepAsync(content));
        File.Copy(OnDisk(one).FullName, OnDisk(other).FullName, overwrite: true);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => ReadAsync(other));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => ReadAsync($"{FileFolder.NameOf(other)}:{one.Split(':')[1]}"));
    }

    [Fact]
    public async Task What_is_no_sealed_file_is_told_as_such()
    {
        var key = await KeepAsync(Text(5));
        Change(key, bytes => bytes[0] ^= 1);

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(key));
    }

    [Fact]
    public async Task Types_are_checked_and_hashed_on_the_content_and_not_on_what_lies_on_disk()
    {
        var pdf = SampleFiles.Pdf();

        var received = (await _folder.ReceiveAsync("nota.pdf", new MemoryStream(pdf), 1000, TestContext.Current.CancellationToken)).Value;
        var refused = await _folder.ReceiveAsync("nota.pdf", new MemoryStream("no pdf"u8.ToArray()), 1000, TestContext.Current.CancellationToken);

        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(pdf)), (long)pdf.Length, "application/pdf"), (received.Sha256, received.Size, received.ContentType));
        Assert.True(refused.Failed);
        Assert.Equal([FileFolder.NameOf(received.Key)], Directory.GetFiles(_path).Select(Path.GetFileName));
        _folder.Delete(received.Key);
        Assert.Empty(Directory.GetFiles(_path));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static byte[] Text(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)"Geheim "[i % 7])];

    private Task<string> KeepAsync(byte[] content) => _folder.KeepAsync(new MemoryStream(content), TestContext.Current.CancellationToken);

    private FileInfo OnDisk(string key) => new(Path.Combine(_path, FileFolder.NameOf(key)));

    private void Change(string key, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(OnDisk(key).FullName);
        change(bytes);
        File.WriteAllBytes(OnDisk(key).FullName, bytes);
    }

    private async Task<byte[]> ReadAsync(string key)
    {
        await using var stream = _folder.Open(key);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }
}
