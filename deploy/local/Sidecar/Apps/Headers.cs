namespace Market.Local.Sidecar.Apps;

/// <summary>Header names of Dapr's API and of W3C trace context.</summary>
internal static class Headers
{
    public const string ApiToken = "dapr-api-token";
    public const string AppId = "dapr-app-id";
    public const string CallerAppId = "dapr-caller-app-id";
    public const string CalleeAppId = "dapr-callee-app-id";
    public const string TraceParent = "traceparent";
    public const string TraceState = "tracestate";
}
