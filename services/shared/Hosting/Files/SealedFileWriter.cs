using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Market.Hosting.Files;

/// <summary>
/// How a sealed file is written: the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015) over AES-256-GCM. Eight bytes
/// <c>FIMSEAL1</c>, seven random bytes, then chunks of 64 KiB of content, each followed by its tag of 16 bytes; only the last may be
/// shorter, and may be empty. A chunk's nonce is the seven bytes, its number (four bytes, big-endian, from 0) and 1 for the last chunk, else 0,
/// so that no chunk can be moved, dropped or added. Associated data: <c>file:</c> and the name under which it is kept. Every file has a key of its own.
/// </summary>
internal sealed class SealedFileWriter(FileStream file, byte[] key, string name) : IDisposable
{
    public const int ChunkSize = 64 * 1024;
    public const int TagSize = 16;
    public const int PrefixSize = 7;

    public static readonly byte[] Magic = "FIMSEAL1"u8.ToArray();

    private readonly AesGcm _cipher = new(key, TagSize);
    private readonly byte[] _prefix = RandomNumberGenerator.GetBytes(PrefixSize);
    private readonly byte[] _associated = AssociatedData(name);
    private readonly byte[] _plain = new byte[ChunkSize];
    private readonly byte[] _sealed = new byte[ChunkSize + TagSize];
    private int _filled;
    private uint _number;

    public static int HeaderSize => Magic.Length + PrefixSize;

    /// <summary>Bytes of content so far.</summary>
    public long Length { get; private set; }

    public static byte[] AssociatedData(string name) => Encoding.UTF8.GetBytes($"file:{name}");

    public static void WriteNonce(Span<byte> nonce, ReadOnlySpan<byte> prefix, uint number, bool last)
    {
        prefix.CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[PrefixSize..], number);
        nonce[^1] = last ? (byte)1 : (byte)0;
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        Length += content.Length;
        while (content.Length > 0)
        {
            // A full chunk waits until more follows: the last one is marked.
            if (_filled == ChunkSize)
                await WriteChunkAsync(last: false, cancel);
            var taken = Math.Min(ChunkSize - _filled, content.Length);
            content[..taken].CopyTo(_plain.AsMemory(_filled));
            _filled += taken;
            content = content[taken..];
        }
    }

    public Task CompleteAsync(CancellationToken cancel) => WriteChunkAsync(last: true, cancel);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_plain);
        _cipher.Dispose();
    }

    private async Task WriteChunkAsync(bool last, CancellationToken cancel)
    {
        if (_number == 0)
            await file.WriteAsync((byte[])[.. Magic, .. _prefix], cancel);
        Seal(last);
        await file.WriteAsync(_sealed.AsMemory(0, _filled + TagSize), cancel);
        _number++;
        _filled = 0;
    }

    private void Seal(bool last)
    {
        Span<byte> nonce = stackalloc byte[12];
        WriteNonce(nonce, _prefix, _number, last);
        _cipher.Encrypt(nonce, _plain.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, TagSize), _associated);
    }
}
