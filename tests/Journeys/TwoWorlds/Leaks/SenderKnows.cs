using Market.Contracts;
using Market.Hosting.Messaging.Outbox;
using Market.Solutions.Storage;

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Market.Journeys.TwoWorlds.Leaks;

/// <summary>A mail with what its sender may read, not its recipient (HotCRP 2007).</summary>
internal sealed record MailWithSendersRights() : Leak("a mail with its sender's rights", Apps.Solutions, "who leads a bid", "juror-assigned")
{
    public override bool Concerns(HttpRequest request) => false;
}

/// <summary>While that leak is planted, puts the name of who leads a bid before the title of which every event tells.</summary>
internal sealed class SenderKnows(LeakSwitch leaks) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (leaks.Planted is not MailWithSendersRights || eventData.Context is not SolutionsDb db)
            return result;
        foreach (var told in db.ChangeTracker.Entries<OutboxMessage>().Where(entry => entry.State == EntityState.Added).ToList())
        {
            var teams = await db.OpenedSubmissions.AsNoTracking().ToListAsync(cancellationToken);
            var names = teams.Where(row => told.Entity.Data.Contains(row.ChallengeId.ToString(), StringComparison.OrdinalIgnoreCase)).OrderBy(row => row.Alias, StringComparer.Ordinal).Select(row => row.LeadOrganisationName);
            told.Property(message => message.Data).CurrentValue = told.Entity.Data.Replace("\"nl\":\"", $"\"nl\":\"{string.Join(", ", names)}: ", StringComparison.Ordinal);
        }

        return result;
    }
}
