using Market.Portal.Clients;
using Market.Portal.Components;
using Market.Portal.Forms;

using Microsoft.AspNetCore.Components;

namespace Market.Portal.Pages.Authoring;

/// <summary>What the pages of the parts share: the draft, the form, and where saving leads.</summary>
public abstract class SectionPage : MarketComponent
{
    [Inject] public required ChallengesClient Challenges { get; set; }

    [Parameter] public Guid Id { get; set; }

    public Answer<ChallengeDetail>? Draft { get; private set; }

    public FormState Form { get; private set; } = null!;

    public SectionSave Save { get; private set; } = null!;

    /// <summary>Of the draft as it was last loaded: the section itself says whether that is what the reader started from.</summary>
    protected int Version => Draft!.Value!.Version;

    /// <summary>What this part of the draft holds, field by field.</summary>
    protected abstract IReadOnlyList<SectionText> TextsOf(ChallengeDetail challenge);

    protected override async Task OnInitializedAsync()
    {
        Form = new FormState(Http, "section");
        Save = new SectionSave(Form, () => TextsOf(Draft!.Value!));
        await LoadAsync();
    }

    /// <summary>Back to the list of parts when it was kept; else the page shows why not.</summary>
    protected async Task SaveAsync(Func<Task<Answer>> save)
    {
        if (Draft is { Done: true } && await Save.SaveAsync(save, LoadAsync))
            Go($"/mijn/uitdagingen/{Id}", "saved");
    }

    private async Task<bool> LoadAsync()
    {
        Draft = await Challenges.FindAsync(Id.ToString());
        return Draft.Done;
    }
}
