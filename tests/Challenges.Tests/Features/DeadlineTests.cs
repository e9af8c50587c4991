using System.Net;
using System.Text.Json;

using Market.Challenges.Domain;
using Market.Contracts;
using Market.Testing;

namespace Market.Challenges.Tests.Features;

/// <summary>Another deadline over HTTP: who may, what everyone reads of it, and what the solutions service answers.</summary>
public sealed class DeadlineTests
{
    private static readonly DateTimeOffset Later = Town.Today.AddDays(40);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_confirmed_deadline_is_public_with_its_reason_once_it_is_in_force(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.PublishedAsync();
        await ProposeAsync(town, id);
        await town.StepAsync(town.Approver, id, "deadline-confirmation");
        Assert.Empty((await town.DetailAsync(id, town.Member)).DeadlineMoves);

        var asked = (await town.Service.EventsAsync()).OfType<DeadlineChangeConfirmed>().Single();
        await town.Service.ReceiveAsync(Apps.Solutions, Moved(asked));

        var detail = await town.DetailAsync(id, town.Member);
        var move = Assert.Single(detail.DeadlineMoves);
        Assert.Equal((Later, Later, "Meer tijd nodig"), (detail.Dates.Deadline!.Value, move.Deadline, move.Reason.Nl));
        Assert.Null(detail.DeadlineDesk);
        Assert.Null(move.ProposedByName);
        Assert.Equal((town.Officer.Name, town.Approver.Name), ((await town.DetailAsync(id)).DeadlineMoves[0].ProposedByName, (await town.DetailAsync(id)).DeadlineMoves[0].ConfirmedByName));
    }

    [Fact]
    public async Task A_refusal_of_the_solutions_service_is_shown_to_the_body_only()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        await ProposeAsync(town, id);
        await town.StepAsync(town.Approver, id, "deadline-confirmation");
        await town.Service.ReceiveAsync(Apps.Solutions, new DeadlineMoveRefused(id, new Texts("x", null, null), Guid.Empty, 1, "deadline.has-drafts", Town.Today));

        Assert.Equal((DeadlineMoveState.Refused, "deadline.has-drafts"), ((await town.DetailAsync(id)).DeadlineMoves[0].State, (await town.DetailAsync(id)).DeadlineMoves[0].RefusedBecause));
        Assert.Empty((await town.DetailAsync(id, town.Member)).DeadlineMoves);
        Assert.True((await town.DetailAsync(id)).DeadlineDesk!.CanPropose);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_outage_prepares_an_extension_that_two_persons_take_over(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.PublishedAsync();
        var deadline = (await town.DetailAsync(id)).Dates.Deadline!.Value;
        await town.Service.ReceiveAsync(Apps.Solutions, Outage(id, deadline.AddDays(-1)));
        Assert.Null((await town.DetailAsync(id)).DeadlineDesk!.Prepared);

        await town.Service.ReceiveAsync(Apps.Solutions, Outage(id, deadline));

        var prepared = (await town.DetailAsync(id)).DeadlineDesk!.Prepared!;
        Assert.Equal((deadline.AddMinutes(95), deadline.AddHours(-3), deadline.AddHours(-1), 95), (prepared.Deadline, prepared.From, prepared.Until, prepared.MinutesLost));
        Assert.Null((await town.DetailAsync(id, town.Member)).DeadlineDesk);
        (await town.TryStepAsync(town.Officer, id, "deadline-proposal", new { (await town.DetailAsync(id)).Version, prepared.Deadline, reason = new { nl = "Storing" } })).EnsureSuccessStatusCode();
        await town.StepAsync(town.Approver, id, "deadline-confirmation");
        var asked = (await town.Service.EventsAsync()).OfType<DeadlineChangeConfirmed>().Single();
        Assert.Equal((true, prepared.Deadline), (asked.AfterOutage, asked.Deadline));
        await town.Service.ReceiveAsync(Apps.Solutions, Moved(asked));
        Assert.Null((await town.DetailAsync(id)).DeadlineDesk!.Prepared);
    }

    [Fact]
    public async Task Only_the_bodys_officer_proposes_and_only_another_person_of_the_body_confirms()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        var version = (await town.DetailAsync(id)).Version;
        foreach (var (who, status) in new[] { (town.Approver, HttpStatusCode.Forbidden), (town.Member, HttpStatusCode.Forbidden), (town.Admin, HttpStatusCode.Forbidden), (town.Stranger, HttpStatusCode.Forbidden) })
            Assert.Equal(status, (await town.TryStepAsync(who, id, "deadline-proposal", Body(version))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await town.TryStepAsync(null, id, "deadline-proposal", Body(version))).StatusCode);
        await ProposeAsync(town, id);
        version = (await town.DetailAsync(id)).Version;

        Assert.Equal("deadline.own-proposal", await (await town.TryStepAsync(town.Officer, id, "deadline-confirmation", new { version })).ErrorCodeAsync());
        Assert.Equal("challenge.not-yours", await (await town.TryStepAsync(town.Stranger, id, "deadline-confirmation", new { version })).ErrorCodeAsync());
        Assert.Equal("changed-meanwhile", await (await town.TryStepAsync(town.Approver, id, "deadline-confirmation", new { version = version - 1 })).ErrorCodeAsync());
        Assert.DoesNotContain(await town.Service.EventsAsync(), happened => happened is DeadlineChangeConfirmed);
        await town.StepAsync(town.Approver, id, "deadline-withdrawal");
        Assert.Equal("deadline.not-proposed", await (await town.TryStepAsync(town.Approver, id, "deadline-confirmation", new { version = version + 1 })).ErrorCodeAsync());
    }

    [Fact]
    public async Task Two_who_confirm_at_the_same_moment_ask_once()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        await ProposeAsync(town, id);
        var version = (await town.DetailAsync(id)).Version;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => town.TryStepAsync(town.Approver, id, "deadline-confirmation", new { version })));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.All(answers.Where(answer => !answer.IsSuccessStatusCode), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Single((await town.Service.EventsAsync()).OfType<DeadlineChangeConfirmed>());
    }

    [Fact]
    public async Task The_events_read_as_agreed()
    {
        await using var town = await Town.StartAsync();
        var id = await town.PublishedAsync();
        await ProposeAsync(town, id);
        await town.StepAsync(town.Approver, id, "deadline-confirmation");
        var events = await town.Service.EventsAsync();
        var (proposed, confirmed) = (events.OfType<DeadlineChangeProposed>().Single(), events.OfType<DeadlineChangeConfirmed>().Single());
        Assert.Equal((town.Officer.Id, Later, "Meer tijd nodig"), (proposed.ProposedBy, proposed.Deadline, proposed.Reason.Nl));
        Assert.Equal(
            (1, Town.Today.AddDays(30).Date, Later, Later.AddHours(2), false, town.Officer.Id, town.Approver.Id),
            (confirmed.Number, confirmed.Previous.Date, confirmed.Deadline, confirmed.OpeningFrom, confirmed.AfterOutage, confirmed.ProposedBy, confirmed.ConfirmedBy));
        Assert.Equal(JsonValueKind.Number, JsonSerializer.SerializeToElement(confirmed).GetProperty("Number").ValueKind);
    }

    private static object Body(int version) => new { version, deadline = Later, reason = new { nl = "Meer tijd nodig" } };

    private static async Task ProposeAsync(Town town, Guid id) =>
        (await town.TryStepAsync(town.Officer, id, "deadline-proposal", Body((await town.DetailAsync(id)).Version))).EnsureSuccessStatusCode();

    private static OutageMeasured Outage(Guid id, DateTimeOffset deadline) => new(
        id, new Texts("x", null, null), Guid.Empty, deadline, deadline.AddMinutes(95), deadline.AddHours(-3), deadline.AddHours(-1), 5677);

    private static DeadlineMoved Moved(DeadlineChangeConfirmed asked) => new(
        asked.ChallengeId, asked.Title, asked.OrganisationId, asked.Number, asked.Previous, asked.Deadline, asked.OpeningFrom, asked.Reason, Town.Today.AddMinutes(1), Guid.CreateVersion7());
}
