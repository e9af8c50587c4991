namespace Market.Solutions.Features.Uploading;

/// <summary>How far an upload is.</summary>
/// <param name="Length">Bytes, as announced.</param>
/// <param name="Offset">Bytes that are here.</param>
/// <param name="ExpiresAt">From then on it cannot be continued.</param>
/// <param name="FileId">The file of the solution that it became.</param>
public sealed record UploadStatus(Guid Id, string Name, long Length, long Offset, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, Guid? FileId);
