namespace Market.Local.Sidecar.Publishing;

/// <summary>What travels on a topic.</summary>
/// <param name="Topic">Where it was sent: for a dead letter not the topic that the envelope names.</param>
/// <param name="Data">The CloudEvent as JSON, or any bytes when it was published raw.</param>
/// <param name="TraceParent">W3C trace context of the publisher; empty when it had none.</param>
internal sealed record Message(string Topic, ReadOnlyMemory<byte> Data, string TraceParent = "", string TraceState = "");
