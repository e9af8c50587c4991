using System.Text.Json;

using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages;

/// <summary>An officer at work on a draft.</summary>
internal static class AuthoringWorld
{
    public static readonly Persona Officer = new("An Peeters", Guid.CreateVersion7(), SampleAnswers.Organisation, "Zone", Roles.Member, Roles.Officer);
    public static readonly string Draft = $"/mijn/uitdagingen/{SampleAnswers.Id}";

    public static async Task<RunningPortal> StartAsync()
    {
        var portal = await RunningPortal.StartAsync(Officer);
        portal.Services.SayEverything(Officer);
        return portal;
    }

    public static JsonElement Body(RunningPortal portal, string method) => JsonDocument.Parse(portal.Services.Asked.Last(asked => asked.Method == method).Body).RootElement;
}
