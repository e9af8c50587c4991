using System.Security.Cryptography;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>A file that is sent in pieces, held by who brings the next one.</summary>
public sealed class IncomingPart : IDisposable
{
    /// <summary>Each piece costs a record of its own; enough for 25 MB in pieces of 8 KiB.</summary>
    private const int MaxRecords = 4000;

    private readonly PartFile _file;
    private readonly long _total;

    internal IncomingPart(PartFile file, long total) => (_file, _total) = (file, total);

    /// <summary>Bytes that are here.</summary>
    public long Length => _file.Length;

    /// <summary>
    /// Adds a piece; on disk when this returns. What came before the line was cut stays; of a piece with a checksum all stays or nothing.
    /// </summary>
    /// <exception cref="IOException">The line was cut, or the disk is full.</exception>
    public async Task<Result> AppendAsync(Stream content, UploadChecksum? checksum, CancellationToken cancel)
    {
        if (_file.Records >= MaxRecords)
            return UploadErrors.TooManyPieces;
        var start = _file.Length;
        using var hash = checksum is null ? null : IncrementalHash.CreateHash(checksum.Algorithm);
        var fits = await ReceiveAsync(content, hash, cancel);
        if (fits && hash is not null && !hash.GetHashAndReset().AsSpan().SequenceEqual(checksum!.Expected))
            return Refuse(start, UploadErrors.Checksum);
        if (!fits)
            return Refuse(start, UploadErrors.BeyondLength);
        if (hash is not null)
            await _file.AddAsync(default, holds: true, CancellationToken.None);
        await _file.FlushAsync(CancellationToken.None);
        return Result.Done;
    }

    /// <summary>What is here, from the start; read once, before the next piece.</summary>
    public Stream Read() => new PartReader(_file);

    public void Dispose() => _file.Dispose();

    /// <summary>False when there is more than was announced.</summary>
    private async Task<bool> ReceiveAsync(Stream content, IncrementalHash? hash, CancellationToken cancel)
    {
        var buffer = new byte[PartFile.MaxContent];
        var filled = 0;
        try
        {
            for (int read; (read = await content.ReadAsync(buffer.AsMemory(filled), cancel)) > 0;)
            {
                if (_file.Length + (filled += read) > _total)
                    return false;
                hash?.AppendData(buffer, filled - read, read);
                if (filled < buffer.Length)
                    continue;
                await _file.AddAsync(buffer, holds: hash is null, cancel);
                filled = 0;
            }

            return true;
        }
        finally
        {
            if (filled > 0)
                await _file.AddAsync(buffer.AsMemory(0, (int)Math.Min(filled, _total - _file.Length)), holds: hash is null, CancellationToken.None);
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    private Error Refuse(long start, Error why)
    {
        _file.CutTo(start);
        return why;
    }
}
