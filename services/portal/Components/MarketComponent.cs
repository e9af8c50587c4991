using System.Globalization;

using Market.Hosting.Access;
using Market.Portal.Clients;
using Market.Portal.Words;

using Microsoft.AspNetCore.Components;

namespace Market.Portal.Components;

/// <summary>What every page and component of the portal has at hand: words (<c>T</c>), the reader (<c>Me</c>), the request, the clock.</summary>
public abstract class MarketComponent : ComponentBase
{
    [Inject] public required UiTexts T { get; set; }

    [Inject] public required IHttpContextAccessor Accessor { get; set; }

    [Inject] public required TimeProvider Time { get; set; }

    protected HttpContext Http => Accessor.HttpContext!;

    protected Caller Me => Caller.From(Http.User);

    protected string? Query(string name) => Http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>Which page of a list is asked for: <c>?page=</c>, from 1; 1 for an address that names no number.</summary>
    protected int PageNumber => int.TryParse(Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    protected IReadOnlyList<string> QueryAll(string name) => Http.Request.Query[name].OfType<string>().Where(value => value.Length > 0).ToList();

    // Not by NavigationManager: that one answers with the address behind the gateway.
    /// <summary>Goes to another page; there, <paramref name="done"/> shows the text <c>done.NAME</c> as a success note.</summary>
    protected void Go(string path, string? done = null) =>
        Http.Response.Redirect(done is null ? path : $"{path}{(path.Contains('?') ? '&' : '?')}ok={done}");

    /// <summary>When the answer is a value, that; else a page that says why there is none is due.</summary>
    protected static T? ValueOf<T>(Answer<T>? answer) where T : class => answer is { Done: true } ? answer.Value : null;
}
