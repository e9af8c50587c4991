using Market.Contracts;
using Market.Hosting.Storage;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Storage;

/// <summary>The database of this service; what differs between the engines is in the two contexts below it.</summary>
internal abstract class SolutionsDb(DbContextOptions options, TimeProvider time) : MarketDb(options, time)
{
    public DbSet<ChallengeBrief> Briefs => Set<ChallengeBrief>();

    public DbSet<OrganisationCopy> Organisations => Set<OrganisationCopy>();

    public DbSet<PersonCopy> People => Set<PersonCopy>();

    public DbSet<OpenedSubmission> OpenedSubmissions => Set<OpenedSubmission>();

    /// <summary>The database's clock: the one clock by which deadlines and openings are decided.</summary>
    public abstract Task<DateTimeOffset> ClockAsync(CancellationToken cancel);

    protected override IEnumerable<IntegrationEvent> Translate(DomainEvent raised) => SolutionsEvents.From(raised);
}
