using Market.Identity.Domain;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Storage;

internal static class TakenNames
{
    /// <summary>
    /// Whether another organisation has the name, or one that looks like it. Two real organisations of one name must be told apart
    /// by readers as well: the second adds its town or legal form, also when an administrator registers it. Individuals may share
    /// a name with each other, as people do. What arrives with a token of an outside issuer is not asked: that issuer vouches for it.
    /// </summary>
    public static async Task<bool> LooksTakenAsync(this IdentityDb db, Organisation organisation, CancellationToken cancel)
    {
        var shape = LookAlike.ShapeOf(organisation.Name);
        var others = db.Organisations.AsNoTracking()
            .Where(other => other.Type != OrganisationTypes.Individual || organisation.Type != OrganisationTypes.Individual).Select(other => other.Name);
        await foreach (var name in others.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (name == organisation.Name || (shape.Length > 0 && LookAlike.ShapeOf(name) == shape))
                return true;
        }

        return false;
    }
}
