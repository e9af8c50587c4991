using System.Security.Cryptography;

using Market.Kernel;

namespace Market.Hosting.Files;

/// <summary>What a piece must hash to, as in the header <c>Upload-Checksum: sha256 BASE64</c>.</summary>
public sealed record UploadChecksum(HashAlgorithmName Algorithm, byte[] Expected)
{
    public const string Algorithms = "sha256,sha1";

    /// <param name="header">Null when the piece has none.</param>
    public static Result<UploadChecksum?> Parse(string? header)
    {
        if (header is null)
            return (UploadChecksum?)null;
        if (header.Split(' ') is not [var name, var base64] || AlgorithmOf(name) is not { } algorithm)
            return UploadErrors.ChecksumUnknown;
        var expected = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, expected, out var length) && length == (algorithm == HashAlgorithmName.SHA1 ? SHA1.HashSizeInBytes : SHA256.HashSizeInBytes)
            ? new UploadChecksum(algorithm, expected[..length])
            : UploadErrors.ChecksumUnknown;
    }

    private static HashAlgorithmName? AlgorithmOf(string name) => name switch
    {
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        _ => null,
    };
}
