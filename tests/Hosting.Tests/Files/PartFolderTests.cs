using System.Security.Cryptography;
using System.Text;

using Market.Hosting.Files;
using Market.Kernel;

namespace Market.Hosting.Tests.Files;

/// <summary>R-16 and B-33, at the disk.</summary>
public sealed class PartFolderTests : IDisposable
{
    private const int Record = 64 * 1024;

    private readonly string _path = Directory.CreateTempSubdirectory("market-parts-").FullName;
    private readonly string _key = PartFolder.NewKey();

    private PartFolder Folder => new(_path);

    private string OnDisk => Path.Combine(_path, FileFolder.NameOf(_key));

    [Fact]
    public async Task Wherever_the_line_is_cut_and_the_server_killed_the_whole_is_what_was_sent()
    {
        var random = new Random(16);
        for (var round = 0; round < 60; round++)
        {
            var content = Text(1 + random.Next(4 * Record));
            for (var tries = 0; Folder.LengthOf(_key, content.Length) is { } at; tries++)
            {
                using (var part = Folder.Open(_key, content.Length).Value)
                {
                    Assert.Equal(at, part.Length);
                    var piece = content[(int)at..];
                    // Now and then a whole piece gets through, so that each round ends.
                    var cut = random.Next(3) == 0 || tries > 20 ? piece.Length : random.Next(piece.Length + 1);
                    await AppendAsync(part, piece, cut, random.Next(2) == 0);
                    if (part.Length == content.Length)
                    {
                        Assert.Equal(SHA256.HashData(content), await SHA256.HashDataAsync(part.Read(), TestContext.Current.CancellationToken));
                        break;
                    }
                }

                if (random.Next(3) == 0)
                    KillWhileWriting(random);
            }

            Folder.Delete(_key);
        }
    }

    [Fact]
    public async Task Nothing_of_it_lies_on_disk_as_it_was_sent()
    {
        using (var part = Folder.Open(_key, 200_000).Value)
            await part.AppendAsync(new MemoryStream(Text(150_000)), null, CancellationToken.None);

        Assert.DoesNotContain("Geheim", Encoding.Latin1.GetString(File.ReadAllBytes(OnDisk)));
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task A_piece_that_is_not_what_was_sent_leaves_everything_as_it_was(string algorithm)
    {
        var content = Text(3 * Record);
        using var part = Folder.Open(_key, content.Length + 10).Value;
        Assert.False((await part.AppendAsync(new MemoryStream(content[..Record]), ChecksumOf(content[..Record], algorithm), CancellationToken.None)).Failed);

        var refused = await part.AppendAsync(new MemoryStream(content[Record..]), ChecksumOf(content, algorithm), CancellationToken.None);
        Assert.Equal((UploadErrors.Checksum, (long)Record), (Assert.Single(refused.Errors), part.Length));

        Assert.False((await part.AppendAsync(new MemoryStream(content[Record..]), ChecksumOf(content[Record..], algorithm), CancellationToken.None)).Failed);
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(part.Read()));
    }

    [Fact]
    public async Task More_than_was_announced_is_refused_and_leaves_everything_as_it_was()
    {
        using var part = Folder.Open(_key, Record + 5).Value;
        await part.AppendAsync(new MemoryStream(Text(10)), null, CancellationToken.None);

        var refused = await part.AppendAsync(new MemoryStream(Text(Record)), null, CancellationToken.None);

        Assert.Equal((UploadErrors.BeyondLength, 10L), (Assert.Single(refused.Errors), part.Length));
    }

    [Fact]
    public async Task Only_one_at_a_time_brings_a_piece()
    {
        using (var first = Folder.Open(_key, 100).Value)
        {
            await first.AppendAsync(new MemoryStream(Text(10)), null, CancellationToken.None);
            Assert.Equal(UploadErrors.Busy, Assert.Single(Folder.Open(_key, 100).Errors));
            Assert.Null(Folder.LengthOf(_key, 100));
        }

        using var second = Folder.Open(_key, 100).Value;
        Assert.Equal(10, second.Length);
    }

    [Fact]
    public async Task Who_comes_while_another_ends_and_deletes_it_is_told_that_it_is_busy()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var round = 0; round < 5000; round++)
            {
                var opened = Folder.Open(_key, 100);
                if (opened.Failed)
                {
                    Assert.Equal(UploadErrors.Busy, Assert.Single(opened.Errors));
                    continue;
                }

                using (opened.Value)
                    Folder.Delete(_key);
            }
        })));
    }

    [Fact]
    public async Task A_byte_that_was_changed_on_disk_is_noticed()
    {
        using (var part = Folder.Open(_key, 100).Value)
            await part.AppendAsync(new MemoryStream(Text(90)), null, CancellationToken.None);
        var bytes = File.ReadAllBytes(OnDisk);
        bytes[40] ^= 1;
        File.WriteAllBytes(OnDisk, bytes);

        using var changed = Folder.Open(_key, 100).Value;
        Assert.ThrowsAny<CryptographicException>(() => changed.Read().CopyTo(Stream.Null));
    }

    [Fact]
    public async Task A_flood_of_tiny_pieces_is_stopped()
    {
        using var part = Folder.Open(_key, 100_000).Value;
        var last = Result.Done;
        for (var piece = 0; piece < 4001; piece++)
            last = await part.AppendAsync(new MemoryStream([1]), null, CancellationToken.None);

        Assert.Equal(UploadErrors.TooManyPieces, Assert.Single(last.Errors));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    /// <summary>What a process leaves that dies in the middle of a write: the end of the file is missing, in part or with more.</summary>
    private void KillWhileWriting(Random random)
    {
        if (!File.Exists(OnDisk))
            return;
        using var file = File.OpenWrite(OnDisk);
        file.SetLength(Math.Max(0, file.Length - random.Next(100_000)));
    }

    private static async Task AppendAsync(IncomingPart part, byte[] piece, int cut, bool withChecksum)
    {
        try
        {
            await part.AppendAsync(new CutStream(piece, cut), withChecksum ? ChecksumOf(piece, "sha256") : null, CancellationToken.None);
        }
        catch (IOException)
        {
            // The line was cut.
        }
    }

    private static UploadChecksum ChecksumOf(byte[] content, string algorithm) =>
        UploadChecksum.Parse($"{algorithm} {Convert.ToBase64String(algorithm == "sha1" ? SHA1.HashData(content) : SHA256.HashData(content))}").Value!;

    private static byte[] Text(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)"Geheim "[i % 7])];

    /// <summary>Gives the content in pieces of odd sizes, and fails where the line is cut.</summary>
    private sealed class CutStream(byte[] content, int cut) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var left = cut - (int)Position;
            if (left == 0 && Position < Length)
                throw new IOException("Cut");
            return base.ReadAsync(buffer[..Math.Min(Math.Min(buffer.Length, left), 7001)], cancellationToken);
        }
    }
}
