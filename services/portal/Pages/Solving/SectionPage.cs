using Market.Portal.Clients;
using Market.Portal.Forms;

namespace Market.Portal.Pages.Solving;

/// <summary>A section that is written and saved. A save sends the whole content with only this section changed.</summary>
public abstract class SectionPage : SolutionPage
{
    public FormState Form { get; private set; } = null!;

    public SectionSave Save { get; private set; } = null!;

    /// <summary>What the section holds now.</summary>
    public IReadOnlyList<SectionText> Texts => TextsOf(Solution);

    /// <summary>A refused save keeps its form, also when the time is up: what was typed must not be lost.</summary>
    public bool ShowsForm => Solution.CanEdit || Form.IsPosted;

    /// <summary>Where "save and continue" leads.</summary>
    protected abstract string Next { get; }

    public async Task SaveAsync()
    {
        if (Found is not { Done: true })
            return;
        var content = Typed(Solution.Content);
        if (await Save.SaveAsync(() => Solutions.WriteAsync(Id, Solution.Version, content), LoadAsync))
            Leave();
    }

    protected abstract IReadOnlyList<SectionText> TextsOf(SolutionDetail solution);

    /// <summary>The content with what was typed in this section.</summary>
    protected abstract SolutionContent Typed(SolutionContent content);

    protected override async Task OnInitializedAsync()
    {
        Form = new FormState(Http, "section");
        Save = new SectionSave(Form, () => Texts);
        await LoadAsync();
    }

    private void Leave()
    {
        if (Form.Button == "next")
            Go($"{Root}/{Next}");
        else
            Go(Root, "saved");
    }
}
