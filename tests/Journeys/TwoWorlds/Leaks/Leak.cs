using System.Text;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;

namespace Market.Journeys.TwoWorlds.Leaks;

/// <summary>A mistake that another platform made, made here on purpose.</summary>
/// <param name="App">Where.</param>
/// <param name="Secret">Which secret it tells.</param>
/// <param name="Persona">Whom.</param>
internal abstract record Leak(string Name, string App, string Secret, string Persona)
{
    public abstract bool Concerns(HttpRequest request);

    /// <summary>What goes wrong before the app is asked.</summary>
    public virtual Task PrepareAsync(HttpContext context, LeakSwitch leaks) => Task.CompletedTask;

    /// <returns>What the app answers instead of <paramref name="body"/>; may also change status and headers.</returns>
    public virtual Task<byte[]> SpoilAsync(HttpContext context, byte[] body, LeakSwitch leaks) => Task.FromResult(body);

    public override string ToString() => Name;

    protected static bool IsUnder(HttpRequest request, string start, string end) =>
        HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments(start) && request.Path.Value!.EndsWith(end, StringComparison.Ordinal);

    /// <summary>The first id in the path.</summary>
    protected static Guid IdIn(HttpRequest request) => request.Path.Value!.Split('/').Select(part => Guid.TryParse(part, out var id) ? id : (Guid?)null).First(id => id is not null)!.Value;

    /// <summary>What is not shown stays as it is.</summary>
    protected static byte[] Json(HttpContext context, byte[] body, Func<JsonNode, JsonNode> change) =>
        context.Response.StatusCode == StatusCodes.Status200OK ? Encoding.UTF8.GetBytes(change(JsonNode.Parse(body)!).ToJsonString()) : body;
}
