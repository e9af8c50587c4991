using Market.Kernel;

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Market.Identity.Pages;

/// <summary>A refusal as a page shows it; <paramref name="Field"/> is the name of the input it links to.</summary>
public sealed record PageError(string? Field, string Text);

/// <summary>What every page needs to be drawn.</summary>
public sealed record PageContext(PageTexts Texts, string Path, string ReturnUrl, string FormToken)
{
    public static PageContext Of(HttpContext context, string? returnUrl)
    {
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!;
        return new PageContext(context.Texts(), context.Request.Path, Pages.ReturnUrl.LocalOrDefault(returnUrl), token);
    }

    /// <summary>This page in another language.</summary>
    public string LinkIn(string language) =>
        QueryHelpers.AddQueryString(Path, new Dictionary<string, string?> { ["lang"] = language, ["returnUrl"] = ReturnUrl });

    /// <summary>Another page that ends at the same place.</summary>
    public string To(string path) => QueryHelpers.AddQueryString(path, "returnUrl", ReturnUrl);

    public IReadOnlyList<PageError> Words(IEnumerable<Error> errors) => [.. errors.Select(error => new PageError(error.Field, Texts.Of(error)))];

    internal static RazorComponentResult Draw<TPage>(int status, Dictionary<string, object?> parameters) where TPage : IComponent =>
        new(typeof(TPage), parameters) { StatusCode = status, PreventStreamingRendering = true };
}
