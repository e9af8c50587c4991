namespace Market.Local.Sidecar.Publishing;

/// <summary>What travels on a topic.</summary>
/// <param name="Topic">Where it was sent: for a dead letter not the topic that the envelope names.</param>
/// <param name="Data">The CloudEvent as JSON, or any bytes when it was published raw.</param>
internal sealed record Message(string Topic, ReadOnlyMemory<byte> Data);
