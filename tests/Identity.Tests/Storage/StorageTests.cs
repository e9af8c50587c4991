using Market.Identity.Domain;
using Market.Identity.Jobs;
using Market.Identity.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

using OpenIddict.Abstractions;

namespace Market.Identity.Tests.Storage;

public sealed class StorageTests
{
    [Fact]
    public void The_migrations_are_those_of_the_model()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        using var postgres = new PostgresDesignTime().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_saved_comes_back(string engine)
    {
        var now = new DateTimeOffset(2026, 3, 1, 10, 30, 15, TimeSpan.FromHours(1));
        await using var service = await World.StartAsync(engine, new FakeTimeProvider(now));
        using var scope = service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var person = await db.People.SingleAsync(person => person.Id == World.Officer.Id);
        Assert.Equal((World.Officer.Name, World.Officer.Email, World.City.Id, true, now), (person.Name, person.Email, person.OrganisationId, person.Active, person.RegisteredAt));
        Assert.Equal(["member", "officer"], person.Roles);
        var organisation = await db.Organisations.SingleAsync(organisation => organisation.Id == World.City.Id);
        Assert.Equal((World.City.Name, "0207437468", "public-body", "Aalst", now), (organisation.Name, organisation.Kbo, organisation.Type, organisation.Town, organisation.RegisteredAt));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_people_cannot_take_one_address_nor_two_organisations_one_number_at_the_same_time(string engine)
    {
        await using var service = await World.StartAsync(engine);
        var now = DateTimeOffset.UtcNow;
        Assert.True(await FailsAsync(service, db => db.People.Add(Person.Register(Guid.CreateVersion7(), new PersonFields("Nog Iemand", World.Officer.Email, "nl"), null, [], now).Value)));
        Assert.True(await FailsAsync(service, db => db.Organisations.Add(Organisation.Register(Guid.CreateVersion7(), new OrganisationFields("Nog een", World.Firm.Kbo, "company", ""), now).Value)));
        Assert.False(await FailsAsync(service, db => db.Organisations.Add(Organisation.Register(Guid.CreateVersion7(), new OrganisationFields("Iemand", null, "individual", ""), now).Value)));
        Assert.False(await FailsAsync(service, db => db.Organisations.Add(Organisation.Register(Guid.CreateVersion7(), new OrganisationFields("Iemand Anders", null, "individual", ""), now).Value)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_change_on_an_older_version_is_refused(string engine)
    {
        await using var service = await World.StartAsync(engine);
        using var first = service.Services.CreateScope();
        using var second = service.Services.CreateScope();
        var (mine, theirs) = (first.ServiceProvider.GetRequiredService<IdentityDb>(), second.ServiceProvider.GetRequiredService<IdentityDb>());
        var (a, b) = (await mine.People.SingleAsync(person => person.Id == World.Solver.Id), await theirs.People.SingleAsync(person => person.Id == World.Solver.Id));
        a.Rename("Eerste", "nl");
        b.Rename("Tweede", "nl");
        await mine.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => theirs.SaveChangesAsync());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_spent_code_is_removed_after_two_weeks_and_what_still_works_stays(string engine)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await World.StartAsync(engine, clock);
        await new Client(service).SignInAsync(new Visitor(service), World.Officer.Email, World.Password);
        var job = service.Services.GetServices<IHostedService>().OfType<PruneTokens>().Single();
        await job.RunOnceAsync(CancellationToken.None);
        Assert.Equal(4, await TokensAsync(service));
        clock.Advance(TimeSpan.FromDays(30));
        await job.RunOnceAsync(CancellationToken.None);
        Assert.Equal(3, await TokensAsync(service));
    }

    [Fact]
    public async Task The_demo_is_added_once_and_quickly()
    {
        await using var service = await World.StartAsync(configure: builder => builder.Configuration["Market:PasswordIterations"] = "210000");
        var people = Enumerable.Range(0, 20).Select(n => new SeedPerson(Guid.CreateVersion7(), $"Persoon {(char)('A' + n)}", $"p{n}@firma.example.be", "een lang wachtwoord", "nl", World.Firm.Id, "solver")).ToList();
        Assert.Equal(20, await service.Services.SeedIdentityAsync([World.Firm], people));
        Assert.Equal(0, await service.Services.SeedIdentityAsync([World.Firm], people));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await new Visitor(service).SignInAsync("p7@firma.example.be", "een lang wachtwoord")).StatusCode);
    }

    private static async Task<long> TokensAsync(RunningService service)
    {
        using var scope = service.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().CountAsync();
    }

    private static async Task<bool> FailsAsync(RunningService service, Action<IdentityDb> change)
    {
        using var scope = service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        change(db);
        return (await db.SaveUniqueAsync(CancellationToken.None)).Failed;
    }
}
