using System.Security.Cryptography;

using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Sealing;

/// <summary>
/// What a team writes for a strict challenge opens with a code that only the team has, from its first word on: a key follows from the code and the master key. So
/// that neither the market's data nor an older copy of them shows what was handed in.
/// </summary>
internal static class TeamSeal
{
    private const string Kind = "team-code";

    /// <summary>Gives a solution its code, to be shown once.</summary>
    public static SecretCode DrawCode(this Solution solution, Vault vault)
    {
        var code = SecretCode.New(SecretCode.Team);
        solution.LockWith(vault.KeyOf(code, Kind, solution.Id));
        return code;
    }

    /// <summary>Opens a solution for who has its code. It stays closed with another code, and with none.</summary>
    public static void OpenWith(this Solution solution, SecretCode? code, Vault vault)
    {
        if (!solution.IsClosed || code is null)
            return;
        var key = vault.KeyOf(code, Kind, solution.Id);
        try
        {
            solution.Unlock(key, SealedJson.Read<DraftInside>(vault.Open(solution.Sealed, solution.SealKind, solution.Id, key)));
        }
        catch (CryptographicException)
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
