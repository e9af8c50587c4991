using Market.Solutions.Domain;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Solutions.Sealing;

/// <summary>Opens sealed rows as they come out of the database, whatever the query; all but those that need more than the master key.</summary>
internal sealed class OpenOnLoad : IMaterializationInterceptor
{
    // One for all: each other instance would cost a model of its own.
    public static readonly OpenOnLoad Instance = new();

    public object InitializedInstance(MaterializationInterceptionData data, object entity)
    {
        if (entity is ISealedContent { Sealed.Length: > 0, IsClosed: false } row && data.Context is SolutionsDb db)
            row.Inside = SealedJson.Read(db.Vault.Open(row.Sealed, row.SealKind, row.Id), row.Inside.GetType());
        return entity;
    }
}
