namespace Market.Local.Sidecar.Publishing;

/// <summary>One event as a caller hands it over, by HTTP or gRPC.</summary>
/// <param name="AppId">The publisher, known by the port it called.</param>
internal sealed record PublishRequest(
    string AppId,
    string PubSub,
    string Topic,
    ReadOnlyMemory<byte> Data,
    string ContentType,
    IReadOnlyDictionary<string, string> Metadata,
    string TraceParent,
    string TraceState)
{
    /// <summary>A metadata value by its name, whatever the case.</summary>
    public string? Meta(string name)
    {
        foreach (var (key, value) in Metadata)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
