namespace Market.Local.Sidecar.Publishing;

/// <summary>The three kinds of content type that decide where a CloudEvent keeps its data.</summary>
internal static class ContentTypes
{
    public const string CloudEvent = "application/cloudevents+json";
    public const string Json = "application/json";
    public const string Binary = "application/octet-stream";
    public const string Text = "text/plain";

    public static bool IsCloudEvent(string contentType) => MediaType(contentType) is CloudEvent;

    public static bool IsJson(string contentType) =>
        MediaType(contentType) is var type && (type == Json || type.EndsWith("+json", StringComparison.Ordinal));

    public static bool IsBinary(string contentType) => MediaType(contentType) is Binary;

    private static string MediaType(string contentType) =>
        contentType.Split(';', 2)[0].Trim().ToLowerInvariant();
}
