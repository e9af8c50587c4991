using System.Text;
using System.Text.Json;

using Market.Hosting.AuditLog.Publishing;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Tree;
using Market.Hosting.AuditLog.Writing;

namespace Market.Hosting.AuditLog.Checking;

/// <summary>A receipt as a file: what was received, and the proof that the log had it at the time of the checkpoint.</summary>
/// <param name="Statement">JSON text with number, time, hashes and files.</param>
public sealed record ReceiptFile(string Format, string Statement, string? Nonce, string Leaf, long Index, IReadOnlyList<string> Proof, string Checkpoint, string Key)
{
    public const string Version = "flanders-issn-market receipt 1";

    public static ReceiptFile Of(string statement, LeafProof proof) =>
        new(Version, statement, proof.Nonce, proof.Leaf, proof.Index, proof.Proof, proof.Checkpoint, proof.Key);

    /// <summary>Checks signature, evidence and inclusion; gives the file and the checkpoint that covers it.</summary>
    /// <param name="trusted">The key that the market published; null to believe the one in the file.</param>
    /// <exception cref="FormatException">What does not hold, in words.</exception>
    public static (ReceiptFile Receipt, SignedNote Checkpoint) Verify(string json, VerifierKey? trusted)
    {
        var receipt = Read(json);
        Require(receipt.Format == Version, "The file has another format");
        var key = VerifierKey.Parse(receipt.Key);
        Require(key.ToString() == receipt.Key && (trusted is null || trusted.ToString() == receipt.Key), "The file names another key than the one you trust");
        var checkpoint = SignedNote.Open(receipt.Checkpoint, key);
        using var leaf = ParseLeaf(receipt.Leaf);
        Require(Text(leaf, "what") == "SubmitSolution", "The leaf is not of a submission");
        Require(Text(leaf, "evidence") == Trace.Salted(Hex(receipt.Nonce ?? ""), receipt.Statement), "The log did not vouch for this statement");
        var hash = Merkle.Leaf(Encoding.UTF8.GetBytes(receipt.Leaf));
        Require(Merkle.Includes(hash, receipt.Index, checkpoint.Size, [.. receipt.Proof.Select(Hex)], checkpoint.Root), "The leaf is not in the tree of the checkpoint");
        return (receipt, checkpoint);
    }

    private static ReceiptFile Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReceiptFile>(json, MarketJson.Options) ?? throw new FormatException("The file is empty");
        }
        catch (JsonException error)
        {
            throw new FormatException($"Not a receipt: {error.Message}", error);
        }
    }

    private static JsonDocument ParseLeaf(string leaf)
    {
        try
        {
            return JsonDocument.Parse(leaf);
        }
        catch (JsonException error)
        {
            throw new FormatException("The leaf is not JSON", error);
        }
    }

    private static string? Text(JsonDocument leaf, string name) =>
        leaf.RootElement.ValueKind == JsonValueKind.Object && leaf.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[] Hex(string text)
    {
        var bytes = Convert.FromHexString(text);
        return Convert.ToHexStringLower(bytes) == text ? bytes : throw new FormatException("Hashes are written in lower case");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new FormatException(otherwise);
    }
}
