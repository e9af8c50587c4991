using System.Security.Cryptography;
using System.Text.Json;

using Market.Hosting.Endpoints;
using Market.Portal.Clients;
using Market.Portal.Forms;

namespace Market.Portal.Pages.Solving;

/// <summary>One text that a section of the solution holds.</summary>
/// <param name="Name">Of its field in the form.</param>
public sealed record SectionText(string Name, string Label, string Text);

/// <summary>
/// A section that is written and saved. A save sends the whole content with only this section changed, so colleagues can work on
/// different sections at once; only a change of this same section since it was read is a conflict.
/// </summary>
public abstract class SectionPage : SolutionPage
{
    public FormState Form { get; private set; } = null!;

    /// <summary>What a colleague saved in this section since it was read; empty when nobody did.</summary>
    public IReadOnlyList<SectionText> Meanwhile { get; private set; } = [];

    /// <summary>What the section holds now.</summary>
    public IReadOnlyList<SectionText> Texts => TextsOf(Solution);

    /// <summary>Says which texts the reader started from; after a conflict, those that are shown next to the form.</summary>
    public string Stamp => Form.IsPosted && !Form.Errors.Any(IsConflict) ? Form.Text("version") : StampOfSection();

    /// <summary>A refused save keeps its form, also when the time is up: what was typed must not be lost.</summary>
    public bool ShowsForm => Solution.CanEdit || Form.IsPosted;

    /// <summary>Where "save and continue" leads.</summary>
    protected abstract string Next { get; }

    public async Task SaveAsync()
    {
        if (Found is not { Done: true })
            return;
        if (Form.Text("version") != StampOfSection())
            Form.Refuse(null, "changed-meanwhile");
        else if (Typed(Solution.Content) is var content && !Form.Failed && Form.Accept(await Solutions.WriteAsync(Id, Solution.Version, content)))
            Leave();
        if (Form.Errors.Any(IsConflict) && await LoadAsync())
            Meanwhile = [.. Texts.Where(text => text.Text != Form.Text(text.Name))];
    }

    protected abstract IReadOnlyList<SectionText> TextsOf(SolutionDetail solution);

    /// <summary>The content with what was typed in this section.</summary>
    protected abstract SolutionContent Typed(SolutionContent content);

    protected override async Task OnInitializedAsync()
    {
        Form = new FormState(Http, "section");
        await LoadAsync();
    }

    private static bool IsConflict(ProblemError error) => error.Code == "changed-meanwhile";

    private void Leave()
    {
        if (Form.Button == "next")
            Go($"{Root}/{Next}");
        else
            Go(Root, "saved");
    }

    private string StampOfSection() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Texts)))[..16];
}
