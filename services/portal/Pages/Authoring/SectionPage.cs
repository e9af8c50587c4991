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

    protected Answer<ChallengeDetail>? Draft { get; private set; }

    protected FormState Form { get; private set; } = null!;

    protected int Version => Form.Integer("version") ?? 0;

    protected override async Task OnInitializedAsync()
    {
        Form = new FormState(Http, "section");
        Draft = await Challenges.FindAsync(Id.ToString());
    }

    /// <summary>Back to the list of parts when it was kept; else the page shows why not.</summary>
    protected async Task SaveAsync(Func<Task<Answer>> save)
    {
        if (Form.Failed)
            return;
        if (Form.Accept(await save()))
            Go($"/mijn/uitdagingen/{Id}", "saved");
        else if (Form.Errors.Any(error => error.Code == "changed-meanwhile"))
            Draft = await Challenges.FindAsync(Id.ToString());
    }
}
