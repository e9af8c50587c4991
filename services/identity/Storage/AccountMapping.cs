using Market.Identity.Domain;
using Market.Identity.SignIn;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Market.Identity.Storage;

/// <summary>What Identity's own store needs. No lock-out columns: an account cannot be locked from outside, so no rival can be kept out.</summary>
internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts").HasKey(row => row.Id);
        account.Property(row => row.Id).ValueGeneratedNever();
        account.HasIndex(row => row.NormalizedUserName).IsUnique();
        account.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        account.HasOne<Person>().WithOne().HasForeignKey<Account>(row => row.Id);
        account.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed);
        account.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed);
        account.Ignore(row => row.LockoutEnabled).Ignore(row => row.LockoutEnd).Ignore(row => row.AccessFailedCount);
    }
}

internal sealed class AccountClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim)
    {
        claim.ToTable("account_claims").HasKey(row => row.Id);
        claim.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
    }
}

internal sealed class AccountLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login)
    {
        login.ToTable("account_logins").HasKey(row => new { row.LoginProvider, row.ProviderKey });
        login.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
    }
}

internal sealed class AccountTokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("account_tokens").HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
        token.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
    }
}
