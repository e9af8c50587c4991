using Microsoft.Extensions.Options;

namespace Market.Solutions.Jobs;

/// <summary>Whether teams can get in: the market's address, as they reach it, through the gateway and back to this service's database.</summary>
internal sealed class FrontDoor(IHttpClientFactory clients, IOptions<SolutionsOptions> options)
{
    public const string Client = "front-door";
    private const string Path = "/api/solutions/clock";

    /// <summary>Who has to wait longer than this for an answer that costs nothing cannot submit either.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>True as well when there is no address to try.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancel)
    {
        if (options.Value.FrontDoor is not { Length: > 0 } address)
            return true;
        try
        {
            using var http = clients.CreateClient(Client);
            using var answer = await http.GetAsync(new Uri(new Uri(address), Path), cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested && error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
