using Market.Contracts;
using Market.Kernel;

namespace Market.Solutions;

/// <summary>Domain event → integration event: everything this service ever says.</summary>
internal static class SolutionsEvents
{
    public static IEnumerable<IntegrationEvent> From(DomainEvent raised) => raised switch
    {
        _ => [],
    };

    private static Texts Texts(LocalizedText text) => new(text.Nl, text.En, text.Fr);
}
