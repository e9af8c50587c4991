using System.Collections.Concurrent;
using System.Data.Common;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>S-12: whenever a fact changes, what follows from it is there at once (requirements L8).</summary>
public sealed class ConflictRadarTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_mail_domain_that_comes_to_be_shared_takes_an_assignment_away_at_once(string engine)
    {
        await using var judging = await StartAsync(JudgingStage.Assigned, engine);
        await SaveAsync(judging, Jan, Jan.OrganisationId, "jan@kade.be");
        Assert.Contains(await SubmissionsAsync(judging, Jan), row => row.Alias == "A");
        await SaveAsync(judging, World.Partner, World.Institute, "piet@kade.be");

        Assert.DoesNotContain(await SubmissionsAsync(judging, Jan), row => row.Alias == "A");
        Assert.Equal("mail-domain mail-person works-organisation", ShapeOf(Assert.Single(await ConflictsAsync(judging, Chair), row => row.PersonId == Jan.Id)));
        await judging.RefusedAsync("assignment.conflict", Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody([new AssignmentPair(Jan.Id, "A")]));

        await SaveAsync(judging, World.Partner, World.Institute, "piet@gmail.com");
        await judging.RefusedAsync("assignment.conflict", Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody([new AssignmentPair(Jan.Id, "A")]));
    }

    [Fact]
    public async Task What_the_radar_takes_away_is_told_to_the_juror_and_repaired_by_the_chair_in_one_act()
    {
        await using var judging = await StartAsync(JudgingStage.Assigned);
        await SaveAsync(judging, Jan, Jan.OrganisationId, "jan@kade.be");
        await SaveAsync(judging, World.Partner, World.Institute, "piet@kade.be");

        Assert.Equal(["A"], (await judging.GetAsync<GetJuryReply>(Jan, judging.Url(""))).Me!.Lost);
        Assert.Empty((await judging.GetAsync<GetJuryReply>(Chair, judging.Url(""))).Me!.Lost);
        var lost = Assert.Single((await AssignmentAsync(judging)).Lost);
        Assert.Equal((Jan.Id, "Jan", "A", LossCause.Conflict, true), (lost.PersonId, lost.Name, lost.Alias, lost.Cause, lost.Open));

        var repair = await judging.GetAsync<ProposeAssignmentReply>(Chair, judging.Url("/assignment/proposal?aim=repair"));
        Assert.Equal([new AssignmentPair(Chair.Id, "A")], repair.Pairs.Except((await AssignmentAsync(judging)).Pairs));
        await judging.DoneAsync(Chair, HttpMethod.Put, judging.Url("/assignment"), new SetAssignmentBody(repair.Pairs));
        Assert.False(Assert.Single((await AssignmentAsync(judging)).Lost).Open);
    }

    [Fact]
    public async Task An_organisation_that_turns_out_to_have_a_declared_number_is_a_conflict()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/declaration"), Declaring(numbers: ["0403.001.940"]));
        await judging.AssignAsync((Jan, "A"), (Jan, "B"));
        await judging.World.Service.ReceiveAsync(Apps.Identity, new OrganisationSaved(World.Rival, "Rivaal Anders NV", "0403001940", "company"));

        Assert.Equal(["A"], (await SubmissionsAsync(judging, Jan)).Select(row => row.Alias));
        var row = Assert.Single(await ConflictsAsync(judging, Chair), row => row.PersonId == Jan.Id);
        Assert.Equal(("B", "tie-number number-organisation", ConflictWeight.Conflict), (row.Alias, ShapeOf(row), row.Weight));
    }

    [Fact]
    public async Task Somebody_close_who_works_for_a_team_is_a_conflict_and_is_named_to_nobody_else()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.DoneAsync(Jan, HttpMethod.Post, judging.Url("/declaration"), Declaring(close: [new DeclaredClosePerson("karel", null), new DeclaredClosePerson("Tante Jo", World.Company)]));

        var rows = (await ConflictsAsync(judging, Chair)).Where(row => row.PersonId == Jan.Id).ToList();
        Assert.Equal([("A", "close-person works-organisation"), ("B", "close-person works-organisation")], rows.Select(row => (row.Alias, ShapeOf(row))));
        Assert.All(rows.SelectMany(row => row.Steps), step => Assert.Null(step.Name));
        var text = await judging.ReadTextAsync(Chair, judging.Url("/conflicts"));
        Assert.DoesNotContain("Jo", text, StringComparison.Ordinal);
        Assert.DoesNotContain(World.Company.ToString(), text, StringComparison.Ordinal);
        var mine = await judging.GetAsync<GetDeclarationReply>(Jan, judging.Url("/declaration"));
        Assert.Equal(["karel", "Tante Jo"], mine.Close.Select(close => close.Name));
    }

    [Fact]
    public async Task A_membership_that_ended_before_the_invitation_counts_and_the_chair_does_not_read_that_it_did()
    {
        await using var judging = await StartAsync(JudgingStage.Published);
        await judging.ReceiveAsync(Jan, World.Rival);
        await judging.ReceiveAsync(Jan, Jan.OrganisationId);
        await judging.InviteAsync();
        await judging.DeclareAsync();
        await judging.OpenAsync();

        var row = Assert.Single(await ConflictsAsync(judging, Chair), row => row.PersonId == Jan.Id);
        Assert.Equal(("B", "tie-organisation"), (row.Alias, ShapeOf(row)));
        Assert.Contains(new GetDeclarationKnown(LinkKind.Worked, "Rivaal NV"), (await judging.GetAsync<GetDeclarationReply>(Jan, judging.Url("/declaration"))).Known);
    }

    [Fact]
    public async Task What_is_further_away_warns_and_the_chair_decides()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.ReceiveAsync(World.Competitor, Jan.OrganisationId);
        await judging.ReceiveAsync(World.Competitor, World.Rival);

        var row = Assert.Single(await ConflictsAsync(judging, Chair), row => row.PersonId == Jan.Id);
        Assert.Equal(("B", "tie-organisation worked-person works-organisation", ConflictWeight.Warning), (row.Alias, ShapeOf(row), row.Weight));
        Assert.Equal([new AssignmentPair(Jan.Id, "B")], (await judging.GetAsync<GetAssignmentReply>(Chair, judging.Url("/assignment"))).Warnings);
        await judging.AssignAsync((Jan, "B"));
        Assert.Contains(await SubmissionsAsync(judging, Jan), submission => submission is { Alias: "B", Assigned: true });
    }

    [Fact]
    public async Task The_chair_is_warned_of_candidates_and_the_body_learns_nothing()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        await judging.ReceiveAsync(Otto, World.Rival);

        var otto = (await CandidatesAsync(judging, Chair)).Single(row => row.PersonId == Otto.Id);
        Assert.Equal((ConflictWeight.Conflict, 1), (Assert.Single(otto.Links).Weight, otto.Links[0].Submissions));
        Assert.Equal("tie-organisation", string.Join(' ', otto.Links[0].Steps.Select(Shape)));
        Assert.All(await CandidatesAsync(judging, World.Officer), row => Assert.Empty(row.Links));
    }

    [Fact]
    public async Task Nobody_reads_of_oneself_and_the_chair_nothing_of_what_is_hidden_from_the_chair()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        Assert.Equal(["Ilse A"], (await ConflictsAsync(judging, Chair)).Select(row => $"{row.Name} {row.Alias}"));
        Assert.Empty(await ConflictsAsync(judging, Ilse));
        Assert.Empty(await ConflictsAsync(judging, Jan));

        await judging.DoneAsync(Chair, HttpMethod.Post, judging.Url("/declaration"), new DeclareInterestsBody([World.Company], "", true));
        Assert.Empty(await ConflictsAsync(judging, Chair));
    }

    [Fact]
    public async Task After_the_award_names_stand_in_it_also_of_oneself()
    {
        await using var judging = await StartAsync(JudgingStage.Awarded);
        foreach (var reader in new[] { Chair, Ilse })
            Assert.Equal(["works-organisation"], (await ConflictsAsync(judging, reader)).Where(row => row.PersonId == Ilse.Id).Select(ShapeOf).Distinct());
        Assert.Equal("Vonk BV", Assert.Single(Assert.Single(await ConflictsAsync(judging, Ilse)).Steps).Name);
        Assert.Empty(await ConflictsAsync(judging, Jan));
    }

    [Fact]
    public async Task What_is_declared_must_be_well_formed_and_is_only_added_to_after_the_assignment()
    {
        await using var judging = await StartAsync(JudgingStage.Opened);
        var url = judging.Url("/declaration");
        await judging.RefusedAsync("declaration.number-invalid", Jan, HttpMethod.Post, url, Declaring(numbers: ["0403.000.058"]));
        await judging.RefusedAsync("declaration.close-name", Jan, HttpMethod.Post, url, Declaring(close: [new DeclaredClosePerson(" ", World.Rival)]));
        await judging.RefusedAsync("declaration.unknown-organisation", Jan, HttpMethod.Post, url, Declaring(close: [new DeclaredClosePerson("Els", Guid.CreateVersion7())]));
        await judging.RefusedAsync("declaration.too-many", Jan, HttpMethod.Post, url, Declaring(close: [.. Enumerable.Range(0, 31).Select(number => new DeclaredClosePerson($"Els {number}", null))]));

        await judging.DoneAsync(Jan, HttpMethod.Post, url, Declaring(close: [new DeclaredClosePerson("Karel", null)]));
        await judging.DoneAsync(Jan, HttpMethod.Post, url, Declaring(close: []));
        await judging.AssignAsync((Jan, "A"), (Jan, "B"));
        await judging.DoneAsync(Jan, HttpMethod.Post, url, Declaring(close: [new DeclaredClosePerson("Karel", null)]));
        Assert.Equal(["A"], (await SubmissionsAsync(judging, Jan)).Select(row => row.Alias));
        await judging.RefusedAsync("declaration.only-additions", Jan, HttpMethod.Post, url, Declaring(close: []));
        await judging.DoneAsync(Jan, HttpMethod.Post, url, new DeclareInterestsBody([], "", true));
    }

    /// <summary>Else a chair who invites somebody could tell that a juror named somebody close.</summary>
    [Fact]
    public async Task Looking_takes_as_many_commands_whether_a_juror_named_somebody_close_or_not()
    {
        var commands = new CountedCommands();
        await using var world = await World.StartAsync(configure: builder => builder.Services.ConfigureDbContext<SqliteSolutionsDb>(options => options.AddInterceptors(commands)));
        Assert.Equal(await CommandsAsync([]), await CommandsAsync([new ClosePerson("Tante Jo", null)]));

        Task<int> CommandsAsync(IReadOnlyList<ClosePerson> close) => world.InDatabaseAsync(async db =>
        {
            var declared = new Declaration([], "", DateTimeOffset.UnixEpoch, Ties: new DeclaredTies([], close));
            await db.FindConflictsAsync([new Entrant("A", [World.Company])], [new Suspect(Jan.Id, [], declared)], TestContext.Current.CancellationToken);
            return commands.Of(db);
        });
    }

    private static DeclareInterestsBody Declaring(string[]? numbers = null, DeclaredClosePerson[]? close = null) => new([], "", true, null, numbers ?? [], close ?? []);

    private static Task<GetAssignmentReply> AssignmentAsync(JudgingWorld judging) => judging.GetAsync<GetAssignmentReply>(Chair, judging.Url("/assignment"));

    private static Task SaveAsync(JudgingWorld judging, Persona persona, Guid? organisation, string mail) => judging.World.Service.ReceiveAsync(
        Apps.Identity, new PersonSaved(persona.Id, persona.Name, mail, "nl", organisation, persona.Roles, true));

    private static Task<List<ListConflictsRow>> ConflictsAsync(JudgingWorld judging, Persona reader) => judging.GetAsync<List<ListConflictsRow>>(reader, judging.Url("/conflicts"));

    private static Task<List<ListCandidatesRow>> CandidatesAsync(JudgingWorld judging, Persona reader) => judging.GetAsync<List<ListCandidatesRow>>(reader, judging.Url("/candidates"));

    private static Task<List<ListJurySubmissionsRow>> SubmissionsAsync(JudgingWorld judging, Persona reader) => judging.GetAsync<List<ListJurySubmissionsRow>>(reader, judging.Url("/submissions"));

    private static string ShapeOf(ListConflictsRow row) => string.Join(' ', row.Steps.Select(Shape));

    private static string Shape(ConflictStep step) => $"{step.Kind}-{step.To}".ToLowerInvariant();

    private sealed class CountedCommands : DbCommandInterceptor
    {
        private readonly ConcurrentDictionary<DbContextId, int> _counts = new();

        public int Of(DbContext db) => _counts.GetValueOrDefault(db.ContextId);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            _counts.AddOrUpdate(eventData.Context!.ContextId, 1, (_, count) => count + 1);
            return ValueTask.FromResult(result);
        }
    }
}
