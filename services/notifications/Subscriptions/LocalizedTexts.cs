using Market.Contracts;
using Market.Kernel;

namespace Market.Notifications.Subscriptions;

internal static class LocalizedTexts
{
    /// <summary>A text of an event as the domain knows texts.</summary>
    public static LocalizedText Localized(this Texts texts) => new(texts.Nl, texts.En, texts.Fr);
}
