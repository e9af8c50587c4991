using System.Security.Cryptography;

namespace Market.Hosting.Files;

/// <summary>Keys of stored files: a random name on disk and, where content is sealed, a colon and the secret (hex) that opens it.</summary>
internal static class FileKeys
{
    private const int NameLength = 32;

    public static string New(bool seals)
    {
        var name = RandomNumberGenerator.GetHexString(NameLength, lowercase: true);
        return seals ? $"{name}:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}" : name;
    }

    public static string NameOf(string key) => key.Split(':')[0];

    /// <summary>Null where content is not sealed.</summary>
    public static byte[]? SecretOf(string key) => key.Contains(':') ? Convert.FromHexString(key[(NameLength + 1)..]) : null;

    /// <exception cref="ArgumentException">It is no key; nothing else ever becomes part of a path.</exception>
    public static string PathOf(string folder, string key)
    {
        var name = NameOf(key);
        return name.Length == NameLength && name.All(char.IsAsciiHexDigitLower) ? Path.Combine(folder, name) : throw new ArgumentException("Not a key", nameof(key));
    }

    /// <summary>Deletes the files of a folder that belong to nothing. Gives how many.</summary>
    /// <param name="before">Younger files stay: they may still get their row.</param>
    /// <param name="kept">Names of the files that belong to something.</param>
    public static int Sweep(string folder, DateTimeOffset before, IReadOnlySet<string> kept)
    {
        var orphans = Orphans(folder, before, kept);
        foreach (var name in orphans)
            File.Delete(Path.Combine(folder, name));
        return orphans.Count;
    }

    /// <summary>Names of what <see cref="Sweep"/> would delete.</summary>
    public static IReadOnlyList<string> Orphans(string folder, DateTimeOffset before, IReadOnlySet<string> kept) =>
        [.. new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime && !kept.Contains(file.Name)).Select(file => file.Name)];
}
