using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

using Market.Hosting.FailPoints;

namespace Market.Hosting.Files;

/// <summary>
/// A sealed file while it still comes in: eight bytes <c>FIMPART1</c>, then records as content arrives. A record is its head (four bytes,
/// big-endian: bytes of content, at most 64 KiB, with the highest bit set when everything up to here holds), a nonce (12 random bytes), the
/// content under AES-256-GCM and its tag (16 bytes). Associated data: <c>part:</c>, the name on disk, the place of the record's first byte and the
/// head. What a crash or a cut line left behind the last record that holds is ignored, and overwritten by what comes next.
/// </summary>
internal sealed class PartFile : IDisposable
{
    public const int MaxContent = 64 * 1024;
    public const int Overhead = HeadSize + NonceSize + TagSize;

    private const int HeadSize = 4;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const uint Holds = 0x8000_0000;

    private static readonly byte[] Magic = "FIMPART1"u8.ToArray();

    private readonly FileStream _file;
    private readonly AesGcm _cipher;
    private readonly string _name;
    private readonly byte[] _record = new byte[MaxContent + Overhead];

    /// <summary>Opens it for one at a time, and makes it when it is not there.</summary>
    /// <param name="total">Bytes of content once it is whole. Records that make it whole are dropped: whoever brought them did not live to see the file accepted, and brings them again.</param>
    /// <exception cref="IOException">Somebody else has it open.</exception>
    public PartFile(string path, byte[] key, string name, long total)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0, useAsync: true);
        (_cipher, _name) = (new AesGcm(key, TagSize), name);
        ForgetFrom(total);
    }

    /// <summary>Bytes of content that hold.</summary>
    public long Length { get; private set; }

    public int Records { get; private set; }

    /// <summary>Bytes of content that would hold if it were opened now; nothing when it is not there.</summary>
    /// <exception cref="IOException">Somebody has it open.</exception>
    public static long LengthOf(string path, long total)
    {
        if (!File.Exists(path))
            return 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0);
        return Scan(file, total).Length;
    }

    /// <summary>Adds a record behind the last one.</summary>
    /// <param name="holds">Whether it, and what was added before it, may be kept; what never comes to hold is forgotten when the file is opened again.</param>
    public async Task AddAsync(ReadOnlyMemory<byte> content, bool holds, CancellationToken cancel)
    {
        if (_file.Position == 0)
            await _file.WriteAsync(Magic, cancel);
        Seal(content.Span, holds);
        await _file.WriteAsync(_record.AsMemory(0, content.Length + Overhead), cancel);
        Length += content.Length;
        Records++;
    }

    public async Task FlushAsync(CancellationToken cancel)
    {
        await _file.FlushAsync(cancel);
        _file.Flush(flushToDisk: true);
        FailPoint.Hit(FailPointNames.FilePiece);
    }

    /// <summary>Forgets everything behind this many bytes of content, which must be the end of a record that holds.</summary>
    public void CutTo(long length) => ForgetFrom(length + 1);

    /// <summary>The content up to <see cref="Length"/>, a record at a time.</summary>
    /// <exception cref="CryptographicException">It was changed.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Read()
    {
        var plain = new byte[MaxContent];
        long place = Magic.Length;
        for (var from = 0L; from < Length;)
        {
            var size = HeadAt(_file, place, out _) ?? throw new CryptographicException("A record is missing");
            RandomAccess.Read(_file.SafeFileHandle, _record.AsSpan(0, size + Overhead), place);
            Open(size, from, plain);
            yield return plain.AsMemory(0, size);
            (from, place) = (from + size, place + size + Overhead);
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_record);
        _cipher.Dispose();
        _file.Dispose();
    }

    private void ForgetFrom(long total)
    {
        (Length, Records, var position) = Scan(_file, total);
        _file.SetLength(position);
        _file.Position = position;
    }

    private static (long Length, int Records, long Position) Scan(FileStream file, long total)
    {
        (long Length, int Records, long Position) held = (0, 0, 0);
        (long Length, int Records, long Position) seen = (0, 0, Magic.Length);
        while (HeadAt(file, seen.Position, out var holds) is { } size && seen.Length + size < total)
        {
            seen = (seen.Length + size, seen.Records + 1, seen.Position + size + Overhead);
            if (holds)
                held = seen;
        }

        return held;
    }

    /// <summary>Bytes of content of the record at this place; null when it is not wholly there.</summary>
    private static int? HeadAt(FileStream file, long place, out bool holds)
    {
        Span<byte> bytes = stackalloc byte[HeadSize];
        var head = RandomAccess.Read(file.SafeFileHandle, bytes, place) == HeadSize ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : uint.MaxValue;
        holds = (head & Holds) != 0;
        var size = head & ~Holds;
        return size <= MaxContent && place + size + Overhead <= RandomAccess.GetLength(file.SafeFileHandle) ? (int)size : null;
    }

    private void Seal(ReadOnlySpan<byte> content, bool holds)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_record, (uint)content.Length | (holds ? Holds : 0));
        var nonce = _record.AsSpan(HeadSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        var tag = _record.AsSpan(HeadSize + NonceSize + content.Length, TagSize);
        _cipher.Encrypt(nonce, content, _record.AsSpan(HeadSize + NonceSize, content.Length), tag, AssociatedData(Length));
    }

    private void Open(int size, long from, byte[] plain) => _cipher.Decrypt(
        _record.AsSpan(HeadSize, NonceSize), _record.AsSpan(HeadSize + NonceSize, size), _record.AsSpan(HeadSize + NonceSize + size, TagSize),
        plain.AsSpan(0, size), AssociatedData(from));

    private byte[] AssociatedData(long from) => Encoding.UTF8.GetBytes($"part:{_name}:{from}:{Convert.ToHexStringLower(_record.AsSpan(0, HeadSize))}");
}
