using Market.Portal.Clients;
using Market.Portal.Words;

namespace Market.Portal.Pages.Judging;

internal static class ChairWords
{
    /// <summary>Who was asked to take the chair, and took it if it came to that.</summary>
    public static string ChairChange(this UiTexts texts, ChairChange change) => change switch
    {
        { State: "accepted" } => texts.ChairChange(change.From, change.To),
        { From: { } from } => texts["chair.proposed", change.To, from],
        _ => texts["chair.proposed.none", change.To],
    };

    /// <summary>Who took the chair, and from whom.</summary>
    /// <param name="from">Null when nobody chaired.</param>
    public static string ChairChange(this UiTexts texts, string? from, string to) => from is null ? texts["chair.change.none", to] : texts["chair.change", to, from];
}
