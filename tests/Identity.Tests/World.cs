using System.Security.Cryptography;

using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.Storage;
using Market.Kernel;
using Market.Testing;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Market.Identity.Tests;

/// <summary>An identity service with a small world in it.</summary>
internal static class World
{
    public const string PublicUrl = "http://localhost:8080";
    public const string ClientSecret = "a-secret-for-tests-only";
    public const string Password = "correct horse battery";

    public static readonly SeedOrganisation City = new(Guid.Parse("01900000-0000-7000-8000-000000000001"), "Stad Aalst", "0207437468", OrganisationTypes.PublicBody, "Aalst");
    public static readonly SeedOrganisation Firm = new(Guid.Parse("01900000-0000-7000-8000-000000000002"), "Sensor & Zoon", "0403019261", OrganisationTypes.Company, "Gent");
    public static readonly SeedPerson Officer = new(Guid.Parse("01900000-0000-7000-8000-000000000011"), "Ann Officier", "ann@aalst.example.be", Password, "nl", City.Id, Roles.Officer);
    public static readonly SeedPerson Solver = new(Guid.Parse("01900000-0000-7000-8000-000000000012"), "Sofie Oplosser", "sofie@sensor.example.be", Password, "fr", Firm.Id, Roles.Solver);
    public static readonly SeedPerson Admin = new(Guid.Parse("01900000-0000-7000-8000-000000000013"), "Bea Beheer", "bea@markt.example.be", Password, "en", null, Roles.Admin);

    /// <summary>One for all: making an RSA key takes longer than most tests.</summary>
    private static readonly string SigningKey = NewKey();

    public static async Task<RunningService> StartAsync(string engine = "sqlite", FakeTimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null)
    {
        var service = await RunningService.StartAsync(IdentityService.Create, await TestDatabase.OnAsync(engine), clock, builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Market:ClientSecret"] = ClientSecret,
                ["Market:PasswordIterations"] = "1000",
            });
            var keys = Directory.CreateDirectory(Path.Combine(builder.Configuration["Market:DataFolder"]!, "keys")).FullName;
            File.WriteAllText(Path.Combine(keys, "issuer-signing.pem"), SigningKey);
            configure?.Invoke(builder);
        });
        await service.Services.SeedIdentityAsync([City, Firm], [Officer, Solver, Admin]);
        return service;
    }

    /// <summary>The person as a token describes her.</summary>
    public static Persona Persona(this SeedPerson seed) =>
        new(seed.Name, seed.Id, seed.OrganisationId, seed.OrganisationId == City.Id ? City.Name : Firm.Name, [Roles.Member, .. seed.Roles]);

    private static string NewKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }
}
