namespace Market.Local.Sidecar;

/// <summary>An app with its own pair of loopback ports, which is how the sidecar tells callers apart.</summary>
/// <param name="HttpPort">HTTP/1.1 port of the Dapr API; 0 takes a free one.</param>
/// <param name="GrpcPort">HTTP/2 port without TLS of the Dapr API; 0 takes a free one.</param>
internal sealed record SidecarApp(string AppId, int HttpPort = 0, int GrpcPort = 0);
