using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.AuditLog.Writing;

internal static class AuditMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<AuditLeaf>(leaf =>
        {
            leaf.ToTable("audit_leaves").HasKey(row => row.Id);
            leaf.Property(row => row.Id).ValueGeneratedNever();
            leaf.HasIndex(row => row.Index).IsUnique();
            leaf.HasIndex(row => row.Hash);
        });
        model.Entity<AuditSecret>(secret =>
        {
            secret.ToTable("audit_secrets").HasKey(row => row.LeafId);
            secret.Property(row => row.LeafId).ValueGeneratedNever();
            secret.HasIndex(row => row.PersonId);
        });
        model.Entity<AuditNode>(node =>
        {
            node.ToTable("audit_nodes").HasKey(row => row.Key);
            node.Property(row => row.Key).ValueGeneratedNever();
        });
        model.Entity<AuditCheckpoint>(checkpoint =>
        {
            checkpoint.ToTable("audit_checkpoints").HasKey(row => row.Id);
            checkpoint.Property(row => row.Id).ValueGeneratedNever();
        });
        model.Entity<AuditTimeStamp>(stamp =>
        {
            stamp.ToTable("audit_time_stamps").HasKey(row => row.CheckpointId);
            stamp.Property(row => row.CheckpointId).ValueGeneratedNever();
        });
        model.Entity<AuditHead>(head =>
        {
            head.ToTable("audit_head").HasKey(row => row.Id);
            head.Property(row => row.Id).ValueGeneratedNever();
            head.HasData(new AuditHead { Id = AuditHead.OnlyRow, Size = 0, Checkpoints = 0 });
        });
    }
}
