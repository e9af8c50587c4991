using Market.Identity.SecondFactors;
using Market.Identity.SignIn;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Identity.Storage;

internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> authenticator)
    {
        authenticator.ToTable("authenticators").HasKey(row => row.Id);
        authenticator.Property(row => row.Id).ValueGeneratedNever();
        authenticator.HasOne<Account>().WithOne().HasForeignKey<Authenticator>(row => row.Id);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("recovery_codes").HasKey(row => new { row.AccountId, row.Hash });
        code.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
    }
}

/// <summary>As Identity's own store reads and writes passkeys (schema version 3).</summary>
internal sealed class AccountPasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const int LongestCredentialId = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("account_passkeys").HasKey(row => row.CredentialId);
        passkey.Property(row => row.CredentialId).HasMaxLength(LongestCredentialId);
        passkey.OwnsOne(row => row.Data).ToJson();
        passkey.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
    }
}
