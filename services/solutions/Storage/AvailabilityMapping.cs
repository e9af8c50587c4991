using Market.Solutions.Domain.Availability;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class HeartbeatMapping : IEntityTypeConfiguration<Heartbeat>
{
    public void Configure(EntityTypeBuilder<Heartbeat> heartbeat)
    {
        heartbeat.ToTable("heartbeat").HasKey(row => row.Id);
        heartbeat.Property(row => row.Id).ValueGeneratedNever();
        // The row is there from the start, so that there is always something to lock.
        heartbeat.HasData(new { Id = Heartbeat.TheOne });
    }
}

internal sealed class OutageMapping : IEntityTypeConfiguration<Outage>
{
    public void Configure(EntityTypeBuilder<Outage> outage)
    {
        outage.ToTable("outages").HasKey(row => row.Id);
        outage.HasIndex(row => row.Until);
    }
}
