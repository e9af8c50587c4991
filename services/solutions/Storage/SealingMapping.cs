using Market.Solutions.Sealing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Solutions.Storage;

internal sealed class OpeningKeyMapping : IEntityTypeConfiguration<OpeningKey>
{
    public void Configure(EntityTypeBuilder<OpeningKey> key)
    {
        key.ToTable("opening_keys").HasKey(row => row.Id);
        key.Property(row => row.Id).ValueGeneratedNever();
        key.Property(row => row.Public);
        key.Property(row => row.WrappedPrivate);
        key.Ignore(row => row.IsSplit);
    }
}

internal sealed class SealingStateMapping : IEntityTypeConfiguration<SealingState>
{
    public void Configure(EntityTypeBuilder<SealingState> state)
    {
        state.ToTable("sealing").HasKey(row => row.Id);
        state.Property(row => row.Id).ValueGeneratedNever();
    }
}

internal sealed class UnsealedRowMapping : IEntityTypeConfiguration<UnsealedRow>
{
    public void Configure(EntityTypeBuilder<UnsealedRow> row)
    {
        row.ToTable("unsealed").HasKey(each => new { each.Kind, each.Id });
        row.HasIndex(each => each.SolutionId);
    }
}
