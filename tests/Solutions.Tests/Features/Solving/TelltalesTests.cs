using System.Net;
using System.Text;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Hosting.Files.Cleaning;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Testing;

namespace Market.Solutions.Tests.Features.Solving;

/// <summary>S-11: before it submits, a team hears what would tell the jury who it is, and where it stands.</summary>
public class TelltalesTests
{
    private static readonly Persona Roos = Persona.Of("Roos Vermeulen", World.Company, Roles.Member, Roles.Solver);

    [Fact]
    public async Task Names_numbers_and_addresses_are_found_where_they_stand()
    {
        await using var world = await World.StartAsync();
        await ReceiveAsync(world, Roos, "roos@stroom.voorbeeld");
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        await WriteAsync(solver, id, "Wij, Vonk BV", "Vraag het aan Roos Vermeulen", "Meer op meten.stroom.voorbeeld, nummer 0566.988.259", "Bel of mail info@iemand.example");

        var reply = await ReadAsync(solver, id);

        Assert.Equal(
            [
                new FoundTelltale(TelltaleKind.Organisation, "Vonk BV", "title", null),
                new FoundTelltale(TelltaleKind.Person, "Roos Vermeulen", "summary", null),
                new FoundTelltale(TelltaleKind.EnterpriseNumber, "0566.988.259", "answers[0].text", null),
                new FoundTelltale(TelltaleKind.WebAddress, "meten.stroom.voorbeeld", "answers[0].text", null),
                new FoundTelltale(TelltaleKind.MailAddress, "info@iemand.example", "planning", null),
            ], reply.Telltales);
    }

    [Fact]
    public async Task So_are_those_in_a_file_and_what_becomes_of_it()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());
        var text = await (await solver.UploadTextAsync(id, "plan.txt", "Het plan van Vonk BV")).ReadAsync<AttachFileReply>();
        var pdf = await (await solver.UploadAsync(id, "nota.pdf", SamplePdf.Of("", "/Info 4 0 R", "<< /Author (Vonk BV) >>"))).ReadAsync<AttachFileReply>();

        var reply = await ReadAsync(solver, id);

        Assert.Equal([new FoundTelltale(TelltaleKind.Organisation, "Vonk BV", null, text.Id)], reply.Telltales.Where(found => found.FileId is not null));
        Assert.Equal([(text.Id, 0, true), (pdf.Id, 1, true)], reply.Files.Select(file => (file.Id, file.Removed.Count, file.SearchedWhole)));
        Assert.Equal([FileTrace.Properties], reply.Files[1].Removed);
    }

    [Fact]
    public async Task A_team_that_says_nothing_of_itself_hears_nothing()
    {
        await using var world = await World.StartAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(await world.PublishAsync());

        var reply = await ReadAsync(solver, id);

        Assert.Empty(reply.Telltales);
        Assert.Empty(reply.Files);
    }

    [Fact]
    public async Task Others_than_the_team_get_nothing()
    {
        await using var world = await World.StartAsync();
        var id = await world.As(World.Solver).PrepareAsync(await world.PublishAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await world.As(World.Competitor).GetAsync($"/api/solutions/{id}/telltales")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As(World.Officer).GetAsync($"/api/solutions/{id}/telltales")).StatusCode);
    }

    private static async Task ReceiveAsync(World world, Persona persona, string mail) => await world.Service.ReceiveAsync(
        Apps.Identity, new PersonSaved(persona.Id, persona.Name, mail, "nl", persona.OrganisationId, persona.Roles, true));

    private static async Task<FindTelltalesReply> ReadAsync(HttpClient solver, Guid id) => await (await solver.GetAsync($"/api/solutions/{id}/telltales")).ReadAsync<FindTelltalesReply>();

    private static async Task WriteAsync(HttpClient solver, Guid id, string title, string summary, string answer, string planning)
    {
        var version = (await solver.ReadSolutionAsync(id)).Version;
        var written = await solver.PutAsync($"/api/solutions/{id}/content", System.Net.Http.Json.JsonContent.Create(
            new WriteContentBody(version, title, summary, [new WriteContentAnswer(World.RequiredQuestion, answer)], null, planning)));
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
    }
}
