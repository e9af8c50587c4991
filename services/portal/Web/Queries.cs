namespace Market.Portal.Web;

/// <summary>Addresses of the same list with another filter.</summary>
internal static class Queries
{
    /// <summary>The path with the current query, in which one part is set (null: left out). Goes back to the first page.</summary>
    public static string With(this HttpRequest request, string name, string? value)
    {
        var kept = request.Query.Where(part => part.Key is not ("page" or "ok") && part.Key != name).SelectMany(part => part.Value, (part, text) => KeyValuePair.Create(part.Key, text))
            .Where(part => !string.IsNullOrEmpty(part.Value));
        var all = value is null ? kept : kept.Append(KeyValuePair.Create<string, string?>(name, value));
        return request.Path + QueryString.Create(all).Value;
    }
}
