using System.Net;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Testing;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Identity.Tests.Pages;

public sealed class GuestTests
{
    private const string Address = "gerda@elders.example.be";
    private const string Password = "een lange zin als wachtwoord";

    [Fact]
    public async Task A_guest_makes_an_account_without_organisation_for_the_address_of_the_ticket_only()
    {
        await using var service = await World.StartAsync();
        var visitor = new Visitor(service);
        var shown = await visitor.GetAsync(Url(service));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains(Address, await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain((await service.EventsAsync()).OfType<PersonSaved>(), person => person.Email == Address);

        var answer = await visitor.SubmitAsync(Url(service), new() { ["name"] = "Gerda Gast", ["email"] = "iemand@anders.example.be", ["password"] = Password, ["passwordAgain"] = Password });
        Assert.Equal("/bff/login?returnUrl=%2Fjury%2Fgast%2Fabc", answer.Headers.Location!.ToString());
        var person = (await service.EventsAsync()).OfType<PersonSaved>().Single(person => person.Name == "Gerda Gast");
        Assert.Equal((Address, (Guid?)null), (person.Email, person.OrganisationId));
        Assert.Equal(["member", "juror"], person.Roles);
        Assert.Equal(HttpStatusCode.Redirect, (await new Visitor(service).SignInAsync(Address, Password)).StatusCode);
    }

    [Fact]
    public async Task Who_has_an_account_signs_in_first_and_becomes_a_juror_once()
    {
        await using var service = await World.StartAsync();
        await new Visitor(service).SubmitAsync("/account/registration", new()
        {
            ["name"] = "Gerda Gast", ["email"] = Address, ["password"] = Password, ["passwordAgain"] = Password, ["type"] = "individual", ["organisationName"] = "Gerda zelfstandig", ["kbo"] = "", ["town"] = "",
        });
        var visitor = new Visitor(service);
        var page = await (await visitor.GetAsync(Url(service))).Content.ReadAsStringAsync();
        Assert.Contains("/account/login?returnUrl=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"password\"", page, StringComparison.Ordinal);

        await visitor.SignInAsync(Address, Password);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync(Url(service), [])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync(Url(service), [])).StatusCode);
        var saved = (await service.EventsAsync()).OfType<PersonSaved>().Where(person => person.Email == Address).ToList();
        Assert.Equal(["member", "solver", "juror"], saved[^1].Roles.OrderBy(role => role switch { "member" => 0, "solver" => 1, _ => 2 }));
        Assert.Equal(2, saved.Count);
    }

    [Theory, InlineData("geen-kaartje"), InlineData(""), InlineData(null)]
    public async Task Without_a_ticket_there_is_nothing(string? ticket)
    {
        await using var service = await World.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(service).GetAsync($"/account/guest?ticket={ticket}")).StatusCode);
    }

    [Fact]
    public async Task A_ticket_is_over_after_its_time_and_was_made_for_this_only()
    {
        await using var service = await World.StartAsync();
        var seal = service.Services.GetRequiredService<SharedSeal>();
        var late = new GuestTicket("Gerda", Address, DateTimeOffset.UtcNow.AddSeconds(-1)).Sealed(seal);
        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(service).GetAsync($"/account/guest?ticket={late}")).StatusCode);
        Assert.Null(GuestTicket.Read(seal.Seal(GuestLink.Purpose, "{}"), seal, DateTimeOffset.UtcNow));
    }

    private static string Url(RunningService service) =>
        $"/account/guest?ticket={new GuestTicket("Gerda Gast", Address, DateTimeOffset.UtcNow.AddHours(1)).Sealed(service.Services.GetRequiredService<SharedSeal>())}&returnUrl={Uri.EscapeDataString("/bff/login?returnUrl=%2Fjury%2Fgast%2Fabc")}";
}
