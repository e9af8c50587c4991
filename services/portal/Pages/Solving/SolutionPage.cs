using Market.Portal.Clients;
using Market.Portal.Components;

using Microsoft.AspNetCore.Components;

namespace Market.Portal.Pages.Solving;

/// <summary>A page about one solution: loads it, and knows where it stands. Who is only invited is sent to the invitation.</summary>
public abstract class SolutionPage : MarketComponent
{
    public const string List = "/mijn/oplossingen";

    [Parameter] public Guid Id { get; set; }

    [Inject] public required SolutionsClient Solutions { get; set; }

    public Answer<SolutionDetail>? Found { get; private set; }

    /// <summary>Only once it was found.</summary>
    public SolutionDetail Solution => Found!.Value!;

    public string Root => Address(Id);

    public IReadOnlyList<Crumb> Trail => [new(T["solutions.title"], List), new(Name, Root)];

    /// <summary>The title that the team gave, or words that say there is none yet.</summary>
    public string Name => Solution.Title.Length > 0 ? Solution.Title : T["solution.untitled"];

    public static string Address(Guid id) => $"{List}/{id}";

    /// <returns>True when there is a solution to show on this page.</returns>
    protected async Task<bool> LoadAsync()
    {
        Found = await Solutions.FindAsync(Id);
        if (Found is not { Done: true, Value: { } solution })
            return false;
        if (solution.Closed && this is not TeamCodePage)
            Go($"{Root}/teamcode");
        else if (solution.IsInvited && this is not SolutionOverview)
            Go(Root);
        else
            return true;
        return false;
    }
}
