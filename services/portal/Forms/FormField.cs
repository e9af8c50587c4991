using Market.Portal.Components;

using Microsoft.AspNetCore.Components;

namespace Market.Portal.Forms;

/// <summary>What all fields share: name, label, help, the value to start with, and the refusals about them.</summary>
public abstract class FormField : MarketComponent
{
    [CascadingParameter] public required FormState Form { get; set; }

    /// <summary>The property path in the request body.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Help { get; set; }

    /// <summary>What the field holds before anybody typed.</summary>
    [Parameter] public string? Value { get; set; }

    [Parameter] public bool Optional { get; set; }

    /// <summary>Language of the text to type, when it is not the page's.</summary>
    [Parameter] public string? Lang { get; set; }

    public string Id => FormState.IdOf(Name);

    public IReadOnlyList<string> Wordings => Form.ErrorsOf(Name).Select(T.Error).Distinct().ToList();

    public string? DescribedBy => string.Join(' ', new[] { Help is null ? null : $"{Id}-help", Wordings.Count == 0 ? null : $"{Id}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public string? Invalid => Wordings.Count == 0 ? null : "true";

    /// <summary>What was typed, else what it held.</summary>
    public string? Current => Form.Has(Name) ? Form.Text(Name) : Value;

    /// <summary>The label as it reads away from its surroundings.</summary>
    protected virtual string? FullLabel => Label;

    protected override void OnParametersSet() => Form.Register(Name, FullLabel);
}
