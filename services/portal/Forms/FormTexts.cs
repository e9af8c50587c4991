using Market.Kernel;

namespace Market.Portal.Forms;

public static class FormTexts
{
    /// <summary>What was typed in the fields of a LocalizedField.</summary>
    public static LocalizedText Localized(this FormState form, string name)
    {
        return new LocalizedText(Part("nl"), Part("en"), Part("fr"));

        string? Part(string language) => form.Text($"{name}.{language}") is { Length: > 0 } text ? text : null;
    }
}
