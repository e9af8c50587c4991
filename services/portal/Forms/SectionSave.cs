using System.Security.Cryptography;
using System.Text.Json;

using Market.Hosting.Endpoints;
using Market.Portal.Clients;

namespace Market.Portal.Forms;

/// <summary>One text that a section holds.</summary>
/// <param name="Name">Of its field in the form.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Sent">As the form sends it, when that is not the text itself: the chosen values, a number without language.</param>
public sealed record SectionText(string Name, string Label, string Text, IReadOnlyList<string>? Sent = null)
{
    /// <summary>Whether the form holds this too.</summary>
    public bool IsIn(FormState form) => form.Text(Name) == Text || (Sent is not null && form.All(Name).ToHashSet().SetEquals(Sent));
}

/// <summary>
/// Saves one section of something larger. Colleagues, or two tabs of one person, can work on different sections at once; only a
/// change of this same section since it was read is a conflict, and then what stands there now is shown beside what was typed.
/// </summary>
/// <param name="texts">What the section holds, as it was last loaded.</param>
public sealed class SectionSave(FormState form, Func<IReadOnlyList<SectionText>> texts)
{
    /// <summary>What was saved in this section since it was read, as far as the form holds something else; empty without a conflict.</summary>
    public IReadOnlyList<SectionText> Meanwhile { get; private set; } = [];

    /// <summary>Hidden field <c>version</c>: the texts that the reader started from; after a conflict, those that are shown next to the form.</summary>
    public string Stamp => form.IsPosted && !HasConflict ? form.Text("version") : StampOfSection();

    private bool HasConflict => form.Errors.Any(error => error.Code == "changed-meanwhile");

    /// <param name="save">Sends it with the version that was last loaded.</param>
    /// <param name="reload">True when there is something to compare with.</param>
    /// <returns>True when it was saved.</returns>
    public async Task<bool> SaveAsync(Func<Task<Answer>> save, Func<Task<bool>> reload)
    {
        if (form.Text("version") != StampOfSection())
            form.Refuse(null, "changed-meanwhile");
        else if (!form.Failed && form.Accept(await save()))
            return true;
        if (HasConflict && await reload())
            Meanwhile = Differing();
        return false;
    }

    /// <summary>What the form does not hold; all of it when only something was taken away.</summary>
    private IReadOnlyList<SectionText> Differing() =>
        texts().Where(text => !text.IsIn(form)).ToList() is { Count: > 0 } differing ? differing : [.. texts().Where(text => text.Text.Length > 0)];

    private string StampOfSection() =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(texts().Select(text => new { text.Name, Sent = text.Sent ?? [text.Text] }))))[..16];
}
