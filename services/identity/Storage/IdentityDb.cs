using Market.Contracts;
using Market.Hosting.Storage;
using Market.Identity.Domain;
using Market.Identity.SecondFactors;
using Market.Identity.SignIn;
using Market.Kernel;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Storage;

/// <summary>People, organisations, accounts, and what the issuer remembers of clients and tokens.</summary>
internal abstract class IdentityDb(DbContextOptions options, TimeProvider time) : MarketDb(options, time)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Authenticator> Authenticators => Set<Authenticator>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<IdentityUserPasskey<Guid>> Passkeys => Set<IdentityUserPasskey<Guid>>();

    protected override IEnumerable<IntegrationEvent> Translate(DomainEvent raised) => IdentityEvents.Translate(raised);

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.UseOpenIddict<Guid>();
    }
}

internal sealed class SqliteIdentityDb(DbContextOptions<SqliteIdentityDb> options, TimeProvider time) : IdentityDb(options, time);

internal sealed class PostgresIdentityDb(DbContextOptions<PostgresIdentityDb> options, TimeProvider time) : IdentityDb(options, time);
