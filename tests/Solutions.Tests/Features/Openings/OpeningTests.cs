using System.Net;
using System.Net.Http.Json;

using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Openings;
using Market.Solutions.Features.Solving;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Features.Openings;

public class OpeningTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_persons_open_what_counts_under_aliases_with_a_record(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var replaced = await solver.PrepareAsync(challenge, "Eerste versie");
        await solver.SubmitAsync(replaced);
        await solver.WriteAsync(replaced, "Tweede versie");
        var receipt = await (await solver.SubmitAsync(replaced)).ReadAsync<Receipt>();
        var withdrawn = await world.As(World.Competitor).PrepareAsync(challenge);
        await world.As(World.Competitor).SubmitAsync(withdrawn);
        await world.As(World.Competitor).DeleteAsync($"/api/solutions/{withdrawn}/submission");
        await world.As(World.Partner).PrepareAsync(challenge, "Nooit ingediend");
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);
        var (officer, approver) = (world.As(World.Officer), world.As(World.Approver));

        Assert.True((await ReadAsync(officer, challenge)).CanPropose);
        Assert.Equal(HttpStatusCode.NoContent, (await officer.PostAsync($"/api/openings/{challenge}/proposal", null)).StatusCode);
        var proposed = await ReadAsync(approver, challenge);
        Assert.Equal((OpeningState.Proposed, "Olga", true, null), (proposed.State, proposed.ProposedByName, proposed.CanConfirm, proposed.Submissions));
        Assert.Equal(HttpStatusCode.NoContent, (await approver.PostAsync($"/api/openings/{challenge}/confirmation", null)).StatusCode);

        var opened = await ReadAsync(officer, challenge);
        Assert.Equal((OpeningState.Opened, 1, "Arno"), (opened.State, opened.Submissions, opened.ConfirmedByName));
        Assert.Equivalent(new ReadOpeningRecord("A", receipt.ReceivedAt, receipt.ContentHash, []), Assert.Single(opened.Record!), strict: true);
        Assert.Empty(opened.Refused!);
        Assert.Equal(engine, opened.Clock);
        var onTheTable = await world.InDatabaseAsync(db => db.OpenedSubmissions.SingleAsync());
        Assert.Equal(("Tweede versie", World.Company), (onTheTable.Title, onTheTable.LeadOrganisationId));
        var events = await world.Service.EventsAsync();
        Assert.Equal(World.Officer.Id, Assert.Single(events.OfType<OpeningProposed>()).ProposedBy);
        Assert.Equal((World.Officer.Id, World.Approver.Id, 1), events.OfType<SubmissionsOpened>().Select(e => (e.ProposedBy, e.ConfirmedBy, e.Submissions)).Single());
        var mine = await (await solver.GetAsync("/api/solutions/mine")).ReadAsync<List<ListMySolutionsItem>>();
        Assert.Equal(BriefStage.Opened, Assert.Single(mine).Stage);
    }

    [Fact]
    public async Task A_jury_that_was_formed_before_knows_its_conflicts_from_the_opening_on_also_with_subcontractors()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var bid = await solver.StartAsync(challenge);
        Assert.Equal("solution.subcontractor-invalid", await (await solver.WriteAsync(bid, subcontractors: "0403000357")).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await solver.WriteAsync(bid, subcontractors: "BE 0403.000.356")).StatusCode);
        Assert.Equal(["0403.000.356"], (await solver.ReadSolutionAsync(bid)).Subcontractors);
        await solver.SubmitAsync(bid);
        Assert.False((await solver.ReadSolutionAsync(bid)).ChangedSinceSubmission);
        var juror = Persona.Of("Ilse", World.Rival, Roles.Juror);
        await world.Service.ReceiveAsync(Apps.Identity, new PersonSaved(juror.Id, juror.Name, "ilse@rivaal.be", "nl", juror.OrganisationId, juror.Roles, true));
        Assert.Equal(HttpStatusCode.NoContent, (await world.As(World.Officer).PostAsync($"/api/juries/{challenge}/members", JsonContent.Create(new InviteJurorBody(juror.Id, false)))).StatusCode);
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);

        Assert.Equal(HttpStatusCode.NoContent, (await world.As(World.Officer).PostAsync($"/api/openings/{challenge}/proposal", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await world.As(World.Approver).PostAsync($"/api/openings/{challenge}/confirmation", null)).StatusCode);

        var finding = Assert.Single((await world.InDatabaseAsync(db => db.Juries.SingleAsync())).Findings);
        Assert.Equal((juror.Id, "A", "Works-Organisation"), (finding.PersonId, finding.Alias, finding.Shape));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_same_person_never_opens_alone_not_even_in_two_tabs_or_two_roles(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync(TimeSpan.FromSeconds(-1));
        var both = Persona.Of("Olivia", World.Body, Roles.Officer, Roles.Approver);

        var proposals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.As(both).PostAsync($"/api/openings/{challenge}/proposal", null)));
        var confirmations = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.As(both).PostAsync($"/api/openings/{challenge}/confirmation", null)));

        Assert.Single(proposals, answer => answer.StatusCode == HttpStatusCode.NoContent);
        foreach (var refused in proposals.Where(answer => !answer.IsSuccessStatusCode))
            Assert.Equal("opening.already-proposed", await refused.ErrorCodeAsync());
        foreach (var refused in confirmations)
            Assert.Equal("opening.second-person-needed", await refused.ErrorCodeAsync());
        Assert.Empty((await world.Service.EventsAsync()).OfType<SubmissionsOpened>());
        Assert.Equal(4, (await ReadAsync(world.As(World.Approver), challenge)).Attempts.Count(attempt => attempt is { Step: OpeningStep.Confirmation, PersonName: "Olivia" }));
        Assert.Single((await world.Service.EventsAsync()).OfType<OpeningRefused>());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_was_tampered_with_is_refused_and_the_rest_is_opened(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var damaged = await world.As(World.Competitor).SubmitNewAsync(challenge);
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge);
        var good = await (await solver.UploadTextAsync(id, "plan.txt", "Het plan")).ReadAsync<AttachFileReply>();
        var lost = await (await solver.UploadTextAsync(id, "schets.txt", "De schets")).ReadAsync<AttachFileReply>();
        var receipt = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        await world.InDatabaseAsync(async db =>
        {
            var submissions = await db.Submissions.AsNoTracking().ToListAsync();
            var changed = submissions.Single(row => row.ReceiptNumber == damaged.Number).SealedContent!;
            changed[^1] ^= 1;
            await db.Submissions.Where(row => row.ReceiptNumber == damaged.Number).ExecuteUpdateAsync(set => set.SetProperty(row => row.SealedContent, changed));
            File.Delete(Path.Combine(world.StoredFiles()[0].DirectoryName!, submissions.Single(row => row.ReceiptNumber == receipt.Number).StoredNames[1]));
            return 0;
        });
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);
        await world.As(World.Officer).PostAsync($"/api/openings/{challenge}/proposal", null);

        Assert.Equal(HttpStatusCode.NoContent, (await world.As(World.Approver).PostAsync($"/api/openings/{challenge}/confirmation", null)).StatusCode);

        var opened = await ReadAsync(world.As(World.Officer), challenge);
        Assert.Equal([good.Sha256], Assert.Single(opened.Record!).FileHashes);
        Assert.Equal(
            [(damaged.Number, damaged.ContentHash, OpeningRefusalReason.Unreadable), (receipt.Number, lost.Sha256, OpeningRefusalReason.FileUnreadable)],
            opened.Refused!.Select(line => (line.ReceiptNumber, line.Sha256, line.Reason)).OrderBy(line => line.Reason));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_database_itself_refuses_one_person_in_both_places(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync(TimeSpan.FromSeconds(-1));
        await world.As(World.Officer).PostAsync($"/api/openings/{challenge}/proposal", null);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.InDatabaseAsync(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE openings SET \"ConfirmedBy\" = \"ProposedBy\", \"OpenedAt\" = \"ProposedAt\"")));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.InDatabaseAsync(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE openings SET \"OpenedAt\" = \"ProposedAt\"")));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_confirmations_at_once_open_once(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        await world.As(World.Solver).SubmitNewAsync(challenge);
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);
        await world.As(World.Officer).PostAsync($"/api/openings/{challenge}/proposal", null);
        var second = Persona.Of("Bea", World.Body, Roles.Officer);

        var answers = await Task.WhenAll(new[] { World.Approver, second, World.Approver, second }.Select(who => world.As(who).PostAsync($"/api/openings/{challenge}/confirmation", null)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        foreach (var refused in answers.Where(answer => !answer.IsSuccessStatusCode))
            Assert.Equal("opening.already-opened", await refused.ErrorCodeAsync());
        Assert.Single((await world.Service.EventsAsync()).OfType<SubmissionsOpened>());
    }

    [Fact]
    public async Task Nothing_opens_before_its_time()
    {
        await using var world = await World.StartAsync();
        var open = await world.PublishAsync();
        var closed = await world.PublishAsync(TimeSpan.FromSeconds(-1), opening: TimeSpan.FromHours(1));
        var officer = world.As(World.Officer);

        foreach (var challenge in new[] { open, closed })
        {
            Assert.Equal("opening.too-early", await (await officer.PostAsync($"/api/openings/{challenge}/proposal", null)).ErrorCodeAsync());
            Assert.False((await ReadAsync(officer, challenge)).CanPropose);
            await officer.PostAsync($"/api/openings/{challenge}/proposal", null);
            Assert.Equal(["opening.too-early", "opening.too-early"], (await ReadAsync(officer, challenge)).Attempts.Select(attempt => attempt.Code));
        }

        // The body is told once for each person and challenge.
        Assert.Equal([open, closed], (await world.Service.EventsAsync()).OfType<OpeningRefused>().Select(told => told.ChallengeId));
    }

    [Fact]
    public async Task Confirming_too_early_what_nobody_proposed_is_an_attempt_too()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();

        Assert.Equal("opening.too-early", await (await world.As(World.Approver).PostAsync($"/api/openings/{challenge}/confirmation", null)).ErrorCodeAsync());

        Assert.Equal(["opening.too-early"], (await ReadAsync(world.As(World.Officer), challenge)).Attempts.Select(attempt => attempt.Code));
        Assert.Single((await world.Service.EventsAsync()).OfType<OpeningRefused>());
    }

    [Fact]
    public async Task Confirming_what_nobody_proposed_is_refused()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync(TimeSpan.FromSeconds(-1));

        Assert.Equal("opening.not-proposed", await (await world.As(World.Approver).PostAsync($"/api/openings/{challenge}/confirmation", null)).ErrorCodeAsync());
    }

    [Fact]
    public async Task To_officers_of_another_body_the_challenge_is_not_there()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync(TimeSpan.FromSeconds(-1));
        var other = world.As(Persona.Of("Vreemde", Guid.CreateVersion7(), Roles.Officer, Roles.Approver));

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/openings/{challenge}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/api/openings/{challenge}/proposal", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/api/openings/{challenge}/confirmation", null)).StatusCode);
        Assert.Empty(await (await other.GetAsync("/api/openings")).ReadAsync<List<ListOpeningsItem>>());
        Assert.Equal(HttpStatusCode.NotFound, (await world.As(World.Solver).GetAsync($"/api/openings/{challenge}")).StatusCode);
    }

    [Fact]
    public async Task A_challenge_without_submissions_can_be_opened_too()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync(TimeSpan.FromSeconds(-1));
        await world.As(World.Officer).PostAsync($"/api/openings/{challenge}/proposal", null);

        Assert.Equal(HttpStatusCode.NoContent, (await world.As(World.Approver).PostAsync($"/api/openings/{challenge}/confirmation", null)).StatusCode);
        Assert.Equal(0, (await ReadAsync(world.As(World.Officer), challenge)).Submissions);
    }

    private static async Task<ReadOpeningReply> ReadAsync(HttpClient officer, Guid challenge) =>
        await (await officer.GetAsync($"/api/openings/{challenge}")).ReadAsync<ReadOpeningReply>();
}
