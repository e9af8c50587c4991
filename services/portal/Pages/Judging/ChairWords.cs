using Market.Portal.Words;

namespace Market.Portal.Pages.Judging;

internal static class ChairWords
{
    /// <summary>Who took the chair, and from whom.</summary>
    /// <param name="from">Null when nobody chaired.</param>
    public static string ChairChange(this UiTexts texts, string? from, string to) => from is null ? texts["chair.change.none", to] : texts["chair.change", to, from];
}
