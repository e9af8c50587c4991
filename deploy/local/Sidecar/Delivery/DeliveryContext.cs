using Market.Local.Sidecar.Publishing;

namespace Market.Local.Sidecar.Delivery;

/// <summary>What all subscribers share.</summary>
/// <param name="DeadLetter">Publishes a message that was given up.</param>
/// <param name="Stopping">Cancelled when the sidecar stops.</param>
internal sealed record DeliveryContext(
    SidecarOptions Options,
    Backlog Backlog,
    Action<Message> DeadLetter,
    TimeProvider Clock,
    ILogger Log,
    CancellationToken Stopping)
{
    /// <summary>Lets work go on by itself; what goes wrong in it is logged, and stopping is nothing wrong.</summary>
    public async void Detach(Func<Task> work)
    {
        try
        {
            await Task.Yield();
            await work();
        }
        catch (Exception error) when (Stopping.IsCancellationRequested)
        {
            Log.LogDebug(error, "A delivery ended because the sidecar stops");
        }
        catch (Exception error)
        {
            Log.LogError(error, "A delivery failed");
        }
    }
}
