using System.Text;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>Which names an uploaded file may have, and which name it gets when its own would betray somebody.</summary>
public static class FileNames
{
    /// <summary>Characters.</summary>
    public const int MaxLength = 150;

    private const string NotInNames = "/\\:*?\"<>|";

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Programs = new(
        ["exe", "com", "bat", "cmd", "scr", "pif", "js", "jse", "mjs", "vbs", "vbe", "wsf", "ps1", "msi", "lnk", "hta", "html", "htm", "svg", "php", "jar", "sh", "dll", "docm", "xlsm", "pptm"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The name in normal form, or a refusal (see <see cref="FileErrors.Name"/>).</summary>
    public static Result<string> Check(string? given)
    {
        if (string.IsNullOrEmpty(given) || given.Length > MaxLength || !IsWellFormed(given))
            return FileErrors.Name;
        var name = given.Normalize(NormalizationForm.FormC);
        var parts = name.Split('.');
        var misleads = name.Any(IsMisleading) || name[0] is '.' or ' ' || name[^1] is '.' or ' '
            || Reserved.Contains(parts[0].Trim())
            || (parts.Length > 2 && Programs.Contains(parts[^2].Trim()));
        return misleads ? FileErrors.Name : name;
    }

    /// <summary>Lower case, without the dot; empty when there is none.</summary>
    public static string ExtensionOf(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    /// <summary>A name that says nothing about who sent the file: <c>bijlage-2.pdf</c>.</summary>
    /// <param name="number">1-based.</param>
    public static string Neutral(int number, string name) => $"bijlage-{number}.{ExtensionOf(name)}";

    internal static bool IsProgram(string name) => Programs.Contains(ExtensionOf(name));

    private static bool IsMisleading(char c) => char.IsControl(c) || NotInNames.Contains(c)
        // Turns the writing direction, or cannot be seen: "factuur\u202Efdp.exe" reads as "factuurexe.pdf".
        || c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\u061C' or '\uFEFF' or '\u2028' or '\u2029';

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }
}
