using System.Net;

using Market.Contracts;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Openings;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Features.Openings;

public class StrictOpeningTests
{
    [Theory]
    [InlineData("sqlite", 2)]
    [InlineData("sqlite", 3)]
    [InlineData("postgres", 2)]
    public async Task As_many_officers_as_are_needed_open_with_their_cards(string engine, int threshold)
    {
        await using var world = await World.StartAsync(engine);
        var strict = await StrictWorld.PublishAsync(world, threshold);
        var receipt = await world.As(World.Solver).SubmitNewAsync(strict.Challenge);
        await strict.PublishAsync(TimeSpan.FromSeconds(-1), threshold);
        Assert.Equal((2 + threshold - 2, true, false), ((await strict.OpeningAsync(World.Officer)).CardsNeeded, (await strict.OpeningAsync(World.Officer)).CanGive, (await strict.OpeningAsync(World.Officer)).CanPropose));

        foreach (var officer in StrictWorld.Officers.Reverse().Take(threshold - 1))
            await (await strict.GiveAsync(officer)).ReadAsync<GiveCardReply>();
        var waiting = await strict.OpeningAsync(StrictWorld.Outsider);
        Assert.Equal((OpeningState.Proposed, null, "Otto", false), (waiting.State, waiting.Submissions, waiting.ProposedByName, waiting.CanGive));
        Assert.Equal(1, (await world.Service.EventsAsync()).OfType<OpeningCardGiven>().Last().StillNeeded);
        Assert.Equal(0, (await (await strict.GiveAsync(StrictWorld.Officers[0])).ReadAsync<GiveCardReply>()).StillNeeded);

        var opened = await strict.OpeningAsync(World.Approver);
        Assert.Equal((OpeningState.Opened, 1, "Olga"), (opened.State, opened.Submissions, opened.ConfirmedByName));
        Assert.Equal(receipt.ContentHash, Assert.Single(opened.Record!).ContentHash);
        Assert.Equal(threshold, opened.Cards.Count(card => card.GivenAt is not null));
        Assert.Equal("Zwaailicht zonder lawaai", (await world.InDatabaseAsync(db => db.OpenedSubmissions.SingleAsync())).Title);
        Assert.Single((await world.Service.EventsAsync()).OfType<SubmissionsOpened>());
        Assert.Empty((await world.Service.EventsAsync()).OfType<OpeningProposed>());
        Assert.Equal("opening.already-opened", await (await strict.GiveAsync(World.Approver)).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_card_given_early_twice_or_wrong_is_refused_recorded_and_told()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.PublishAsync(world);
        await world.As(World.Solver).SubmitNewAsync(strict.Challenge);

        Assert.Equal("opening.too-early", await (await strict.GiveAsync(World.Officer)).ErrorCodeAsync());
        await strict.PublishAsync(TimeSpan.FromSeconds(-1));
        Assert.Equal("opening.code-mistyped", await (await strict.GiveAsync(World.Officer, strict.Codes[World.Officer][..^2])).ErrorCodeAsync());
        Assert.Equal("opening.code-wrong", await (await strict.GiveAsync(World.Officer, strict.Codes[World.Approver])).ErrorCodeAsync());
        await strict.GiveAsync(World.Officer);
        Assert.Equal("opening.share-given", await (await strict.GiveAsync(World.Officer)).ErrorCodeAsync());
        Assert.Equal("opening.no-card", await (await strict.GiveAsync(Persona.Of("Bea", World.Body, Roles.Officer), strict.Codes[World.Approver])).ErrorCodeAsync());

        var opening = await strict.OpeningAsync(World.Approver);
        Assert.Equal((OpeningState.Proposed, 1), (opening.State, opening.Cards.Count(card => card.GivenAt is not null)));
        Assert.Equal(
            [("Olga", "opening.too-early"), ("Olga", "opening.code-wrong"), ("Olga", "opening.share-given"), ("Bea", "opening.no-card")],
            opening.Attempts.Select(attempt => (attempt.PersonName, attempt.Code)));
        Assert.All(opening.Attempts, attempt => Assert.Equal(OpeningStep.Card, attempt.Step));
        Assert.Equal(4, (await world.Service.EventsAsync()).OfType<OpeningRefused>().Count());
        Assert.Equal(0, await world.InDatabaseAsync(db => db.OpenedSubmissions.CountAsync()));
    }

    [Fact]
    public async Task Two_persons_without_cards_do_not_open_it_and_that_is_recorded_too()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.PublishAsync(world);
        await strict.PublishAsync(TimeSpan.FromSeconds(-1));

        Assert.Equal("opening.cards-needed", await (await world.As(World.Officer).PostAsync($"/api/openings/{strict.Challenge}/proposal", null)).ErrorCodeAsync());
        await strict.GiveAsync(World.Officer);
        Assert.Equal("opening.cards-needed", await (await world.As(World.Approver).PostAsync($"/api/openings/{strict.Challenge}/confirmation", null)).ErrorCodeAsync());

        Assert.Equal([OpeningStep.Proposal, OpeningStep.Confirmation], (await strict.OpeningAsync(World.Officer)).Attempts.Select(attempt => attempt.Step));
        Assert.Null((await strict.OpeningAsync(World.Officer)).OpenedAt);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Officers_who_give_their_cards_in_the_same_instant_open_once(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var strict = await StrictWorld.PublishAsync(world);
        await world.As(World.Solver).SubmitNewAsync(strict.Challenge);
        await strict.PublishAsync(TimeSpan.FromSeconds(-1));

        var answers = await Task.WhenAll(StrictWorld.Officers.Concat(StrictWorld.Officers).Select(officer => strict.GiveAsync(officer)));

        Assert.Equal(2, answers.Count(answer => answer.IsSuccessStatusCode));
        Assert.Single((await world.Service.EventsAsync()).OfType<SubmissionsOpened>());
        Assert.Equal(1, (await strict.OpeningAsync(World.Officer)).Submissions);
    }

    [Fact]
    public async Task Strangers_see_neither_the_opening_nor_its_cards()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.PublishAsync(world);
        var stranger = Persona.Of("Vreemde", Guid.CreateVersion7(), Roles.Officer, Roles.Approver);

        foreach (var persona in new[] { stranger, World.Solver, World.Administrator })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await world.As(persona).GetAsync($"/api/openings/{strict.Challenge}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await strict.GiveAsync(persona, strict.Codes[World.Officer])).StatusCode);
            Assert.Empty(await (await world.As(persona).GetAsync("/api/openings")).ReadAsync<List<ListOpeningsItem>>());
        }

        Assert.Equal(2, Assert.Single(await (await world.As(StrictWorld.Outsider).GetAsync("/api/openings")).ReadAsync<List<ListOpeningsItem>>()).CardsNeeded);
    }
}
