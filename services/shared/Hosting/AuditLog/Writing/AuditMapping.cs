using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.AuditLog.Writing;

internal static class AuditMapping
{
    /// <summary>What <see cref="Trace.EvidenceMark"/> in <see cref="AuditLeaf.Data"/> is in SQL, as Entity Framework writes it for each engine.</summary>
    private const string VouchesOnSqlite = $"""instr("Data", '{Trace.EvidenceMark}') > 0""";
    private const string VouchesOnPostgres = $"""
        "Data" LIKE '%{Trace.EvidenceMark}%'
        """;

    public static void Map(ModelBuilder model, bool onSqlite)
    {
        model.Entity<AuditLeaf>(leaf =>
        {
            leaf.ToTable("audit_leaves").HasKey(row => row.Id);
            leaf.Property(row => row.Id).ValueGeneratedNever();
            leaf.HasIndex(row => row.Index).IsUnique();
            // Of the others nobody outside has the text, so nobody asks for them; and keeping the hashes of all in order took longer than all else about a leaf.
            leaf.HasIndex(row => row.Hash).HasFilter(onSqlite ? VouchesOnSqlite : VouchesOnPostgres);
        });
        model.Entity<AuditSecret>(secret =>
        {
            secret.ToTable("audit_secrets").HasKey(row => row.LeafId);
            secret.Property(row => row.LeafId).ValueGeneratedNever();
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
