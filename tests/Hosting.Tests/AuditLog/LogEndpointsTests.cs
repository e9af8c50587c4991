using Market.Hosting.AuditLog.Publishing;
using Market.Hosting.AuditLog.Writing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Market.Hosting.Tests.AuditLog;

public sealed class LogEndpointsTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_receipts_leaf_is_looked_for_where_the_index_of_hashes_is_kept(string engine)
    {
        await using var ledger = await LoggedLedger.StartAsync(engine);

        var (asked, kept) = await ledger.DoAsync(db => Task.FromResult((LogEndpoints.OfReceipt(db, new byte[32]).ToQueryString(), FilterOf(db.Model))));

        Assert.Contains(kept, asked.Replace("a.", "", StringComparison.Ordinal).Replace("\"a\".", "", StringComparison.Ordinal));
    }

    private static string FilterOf(IModel model)
    {
        var leaves = model.FindEntityType(typeof(AuditLeaf))!;
        return Assert.Single(leaves.GetIndexes(), index => index.Properties[0].Name == nameof(AuditLeaf.Hash)).GetFilter()!;
    }
}
