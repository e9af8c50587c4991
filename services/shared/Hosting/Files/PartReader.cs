namespace Market.Hosting.Files;

/// <summary>Reads a <see cref="PartFile"/> from its start to its end, once.</summary>
internal sealed class PartReader(PartFile part) : Stream
{
    private readonly IEnumerator<ReadOnlyMemory<byte>> _records = part.Read().GetEnumerator();
    private ReadOnlyMemory<byte> _left;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        // An empty record only says that what stands before it holds.
        while (_left.IsEmpty)
        {
            if (!_records.MoveNext())
                return 0;
            _left = _records.Current;
        }

        var taken = Math.Min(buffer.Length, _left.Length);
        _left[..taken].Span.CopyTo(buffer);
        _left = _left[taken..];
        return taken;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
