using System.Security.Cryptography;

using Microsoft.AspNetCore.DataProtection;

namespace Market.Portal.Web;

/// <summary>
/// The mark in every form that says for whom it was drawn. Who sends a form after the session ended is unknown; the mark, which only
/// the portal can write, is then the one thing that tells whose text it is.
/// </summary>
internal sealed class FormOwner(IDataProtectionProvider protection)
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "__FormOwner";

    private readonly IDataProtector _protector = protection.CreateProtector("portal.form-owner");

    public string MarkOf(Guid personId) => _protector.Protect(personId.ToString("N"));

    /// <returns>Null for a mark that this portal did not write.</returns>
    public Guid? Read(string? mark)
    {
        try
        {
            return string.IsNullOrEmpty(mark) ? null : Guid.ParseExact(_protector.Unprotect(mark), "N");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
