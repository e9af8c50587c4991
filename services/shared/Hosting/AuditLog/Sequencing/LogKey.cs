using System.Security.Cryptography;

using Market.Hosting.Files;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Market.Hosting.AuditLog.Sequencing;

/// <summary>The key that signs a service's checkpoints (Ed25519).</summary>
internal sealed class LogKey
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] _seed;

    public LogKey(string name, byte[] seed)
    {
        if (seed.Length != Ed25519.SecretKeySize)
            throw new InvalidOperationException($"{AuditLogOptions.Section}:Key must be {Ed25519.SecretKeySize} bytes in base64");
        _seed = seed;
        var key = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, key, 0);
        Verifier = new VerifierKey(name, key);
    }

    public VerifierKey Verifier { get; }

    /// <summary>From the setting, or from the data folder, where it is made at the first start.</summary>
    public static LogKey Load(IServiceProvider services, string app)
    {
        var (market, options) = (services.GetRequiredService<IOptions<MarketOptions>>().Value, services.GetRequiredService<IOptions<AuditLogOptions>>().Value);
        var text = string.IsNullOrEmpty(options.Key) ? ReadOrCreate(Path.Combine(market.DataFolder, "keys", $"audit-log-{app}.key")) : options.Key;
        return new LogKey($"{new Uri(market.PublicUrl).Authority}/log/{app}", Convert.FromBase64String(text));
    }

    public byte[] Sign(byte[] message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, 0, message, 0, message.Length, signature, 0);
        return signature;
    }

    private static string ReadOrCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
            Create(path);
        return File.ReadAllText(path);
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        using (var stream = new StreamWriter(draft, options))
            stream.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize)));
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
