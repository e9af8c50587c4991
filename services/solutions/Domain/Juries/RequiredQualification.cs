using System.Security.Cryptography;
using System.Text.Json;

namespace Market.Solutions.Domain.Juries;

/// <summary>A qualification that the notice asks of the participants, and who of the panel has it.</summary>
/// <param name="Text">In the words of the notice.</param>
internal sealed record RequiredQualification(string Text, IReadOnlyList<QualifiedMember> Holders)
{
    /// <summary>Characters of what is asked.</summary>
    public const int MaxText = 500;

    /// <summary>Characters of a proof.</summary>
    public const int MaxProof = 300;

    private const int RevisionBytes = 8;

    /// <summary>Another for each content, so that nobody overwrites what was not read; also for none.</summary>
    public static string RevisionOf(RequiredQualification? stated) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(stated)).AsSpan(0, RevisionBytes));
}

/// <param name="Proof">By what the member has it or an equivalent, such as a diploma or a register.</param>
internal sealed record QualifiedMember(Guid PersonId, string Proof);
