using Market.Kernel;

using Microsoft.Net.Http.Headers;

namespace Market.Notifications.Features;

/// <summary>The language in which a caller wants to read.</summary>
internal static class ReaderLanguage
{
    /// <summary>The <c>language</c> of the query, else the first of Accept-Language that the market has; null: the person's own.</summary>
    public static string? Of(HttpRequest request)
    {
        var asked = request.Query["language"].ToString();
        return LocalizedText.Languages.Contains(asked)
            ? asked
            : request.GetTypedHeaders().AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1).Select(Known).FirstOrDefault(language => language is not null);
    }

    private static string? Known(StringWithQualityHeaderValue accepted) =>
        LocalizedText.Languages.FirstOrDefault(language => accepted.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase));
}
