namespace Market.Local.Sidecar.Delivery;

/// <summary>What an app's answer means for an event.</summary>
internal enum Outcome
{
    Success,
    Retry,
    Drop,
}
