using System.Security.Cryptography;

using Market.Hosting.Files;

using Microsoft.IdentityModel.Tokens;

namespace Market.Identity.Issuer;

/// <summary>
/// The issuer's keys, made at the first start and kept in <c>{DataFolder}/keys</c> for the owner only: whoever has them can be anybody.
/// </summary>
internal static class IssuerKeys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The RSA key that signs tokens (RS256).</summary>
    public static RsaSecurityKey Signing(string folder)
    {
        var pem = ReadOrCreate(Path.Combine(folder, "issuer-signing.pem"), () =>
        {
            using var fresh = RSA.Create(2048);
            return fresh.ExportPkcs8PrivateKeyPem();
        });
        var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return new RsaSecurityKey(rsa) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo())[..12]) };
    }

    /// <summary>The key that hides what authorization codes and refresh tokens hold.</summary>
    public static SymmetricSecurityKey Encryption(string folder)
    {
        var text = ReadOrCreate(Path.Combine(folder, "issuer-encryption.key"), () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return new SymmetricSecurityKey(Convert.FromBase64String(text));
    }

    private static string ReadOrCreate(string path, Func<string> create)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
            Write(path, create());
        return File.ReadAllText(path);
    }

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        using (var stream = new StreamWriter(draft, options))
            stream.Write(text);
        // Two replicas may start at once on one folder: the first one's key wins.
        try
        {
            DurableFile.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
