using System.Security.Cryptography;

namespace Market.Hosting.Files;

/// <summary>Reads what <see cref="SealedFileWriter"/> wrote, a chunk at a time; can seek.</summary>
internal sealed class SealedFileReader : Stream
{
    private const int FullChunk = SealedFileWriter.ChunkSize + SealedFileWriter.TagSize;

    private readonly FileStream _file;
    private readonly bool _leaveOpen;
    private readonly AesGcm _cipher;
    private readonly byte[] _prefix;
    private readonly byte[] _associated;
    private readonly byte[] _sealed = new byte[FullChunk];
    private readonly byte[] _plain = new byte[SealedFileWriter.ChunkSize];
    private readonly long _sealedLength;
    private readonly long _lastChunk;
    private long _loaded = -1;
    private long _position;

    /// <exception cref="InvalidDataException">It is no sealed file.</exception>
    public SealedFileReader(FileStream file, byte[] key, string name, bool leaveOpen = false)
    {
        (_file, _leaveOpen) = (file, leaveOpen);
        var header = new byte[SealedFileWriter.HeaderSize];
        var read = RandomAccess.Read(file.SafeFileHandle, header, 0);
        _sealedLength = RandomAccess.GetLength(file.SafeFileHandle) - header.Length;
        if (read < header.Length || !header.AsSpan().StartsWith(SealedFileWriter.Magic) || _sealedLength < SealedFileWriter.TagSize)
            throw new InvalidDataException("Not a sealed file");
        _prefix = header[SealedFileWriter.Magic.Length..];
        _associated = SealedFileWriter.AssociatedData(name);
        _lastChunk = (_sealedLength - 1) / FullChunk;
        Length = _sealedLength - ((_lastChunk + 1) * SealedFileWriter.TagSize);
        _cipher = new AesGcm(key, SealedFileWriter.TagSize);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    /// <summary>Bytes of content; proven only by reading the last chunk.</summary>
    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="CryptographicException">The file was changed, or this is not its key.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length || buffer.Length == 0)
            return Verified();
        var chunk = _position / SealedFileWriter.ChunkSize;
        if (chunk != _loaded)
            Open(chunk, RandomAccess.Read(_file.SafeFileHandle, _sealed.AsSpan(0, SizeOf(chunk)), OffsetOf(chunk)));
        return Take(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= Length || buffer.Length == 0)
            return Verified();
        var chunk = _position / SealedFileWriter.ChunkSize;
        if (chunk != _loaded)
            Open(chunk, await RandomAccess.ReadAsync(_file.SafeFileHandle, _sealed.AsMemory(0, SizeOf(chunk)), OffsetOf(chunk), cancellationToken));
        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_plain);
            _cipher.Dispose();
            if (!_leaveOpen)
                _file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Nothing more to read. An empty file has a chunk too, which proves that it is meant to be empty.</summary>
    private int Verified()
    {
        if (Length == 0 && _loaded < 0)
            Open(0, RandomAccess.Read(_file.SafeFileHandle, _sealed.AsSpan(0, SizeOf(0)), OffsetOf(0)));
        return 0;
    }

    private void Open(long chunk, int read)
    {
        var size = SizeOf(chunk);
        if (read < size)
            throw new EndOfStreamException("The file became shorter");
        var content = size - SealedFileWriter.TagSize;
        Span<byte> nonce = stackalloc byte[12];
        SealedFileWriter.WriteNonce(nonce, _prefix, checked((uint)chunk), chunk == _lastChunk);
        _loaded = -1;
        _cipher.Decrypt(nonce, _sealed.AsSpan(0, content), _sealed.AsSpan(content, SealedFileWriter.TagSize), _plain.AsSpan(0, content), _associated);
        _loaded = chunk;
    }

    private int Take(Span<byte> buffer)
    {
        var within = (int)(_position % SealedFileWriter.ChunkSize);
        var taken = Math.Min(buffer.Length, SizeOf(_loaded) - SealedFileWriter.TagSize - within);
        _plain.AsSpan(within, taken).CopyTo(buffer);
        _position += taken;
        return taken;
    }

    private int SizeOf(long chunk) => (int)Math.Min(FullChunk, _sealedLength - (chunk * FullChunk));

    private static long OffsetOf(long chunk) => SealedFileWriter.HeaderSize + (chunk * FullChunk);
}
