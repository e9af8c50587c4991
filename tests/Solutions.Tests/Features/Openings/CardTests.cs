using System.Net;

using Market.Contracts;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Features.Openings;
using Market.Testing;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Tests.Features.Openings;

public class CardTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task When_every_officer_has_a_card_the_key_is_made_and_its_private_half_kept_nowhere(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var strict = await StrictWorld.ApproveAsync(world);
        Assert.Equal(StrictWorld.Officers.Select(officer => officer.Id), Assert.Single((await world.Service.EventsAsync()).OfType<OpeningCardsAsked>()).OfficerIds);

        await strict.CollectAsync(World.Officer);
        await strict.CollectAsync(World.Approver);
        Assert.Null((await strict.CardsAsync(World.Officer)).ReadyAt);
        Assert.Empty((await world.Service.EventsAsync()).OfType<OpeningKeysReady>());
        await strict.CollectAsync(StrictWorld.Outsider);

        var cards = await strict.CardsAsync(StrictWorld.Outsider);
        Assert.NotNull(cards.ReadyAt);
        Assert.Equal((2, CardState.Checked, false, false), (cards.Threshold, cards.Mine, cards.CanDraw, cards.CanCheck));
        Assert.Equal(["Olga", "Arno", "Otto"], cards.Cards.Select(card => card.PersonName));
        Assert.Equal(1, Assert.Single((await world.Service.EventsAsync()).OfType<OpeningKeysReady>()).Number);
        Assert.True(await world.InDatabaseAsync(async db => (await db.OpeningKeys.SingleAsync()).IsSplit));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Officers_who_collect_their_cards_in_the_same_instant_get_one_key(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var strict = await StrictWorld.ApproveAsync(world);
        foreach (var officer in StrictWorld.Officers)
            await strict.DrawAsync(officer);

        var answers = await Task.WhenAll(StrictWorld.Officers.Select(officer => strict.CheckAsync(officer, strict.Codes[officer])));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Single((await world.Service.EventsAsync()).OfType<OpeningKeysReady>());
        Assert.All((await world.InDatabaseAsync(db => db.KeyCeremonies.SingleAsync())).Cards, card => Assert.Single(card.Shares));
    }

    [Fact]
    public async Task A_card_is_shown_once_and_another_one_only_until_the_officer_showed_to_have_it()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.ApproveAsync(world);
        Assert.Equal("opening.card-not-drawn", await (await strict.CheckAsync(World.Officer, "0000")).ErrorCodeAsync());
        var lost = await strict.DrawAsync(World.Officer);
        var kept = await strict.DrawAsync(World.Officer);

        Assert.Equal("opening.code-wrong", await (await strict.CheckAsync(World.Officer, lost)).ErrorCodeAsync());
        Assert.Equal("opening.code-mistyped", await (await strict.CheckAsync(World.Officer, kept[..^1])).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await strict.CheckAsync(World.Officer, kept.ToLowerInvariant().Replace('-', ' '))).StatusCode);
        Assert.Equal("opening.card-collected", await (await world.As(World.Officer).PostAsync($"/api/openings/{strict.Challenge}/cards", null)).ErrorCodeAsync());
        Assert.Equal("opening.card-collected", await (await strict.CheckAsync(World.Officer, kept)).ErrorCodeAsync());
    }

    [Fact]
    public async Task Only_named_officers_collect_cards_and_for_strangers_there_are_none()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.ApproveAsync(world);
        var colleague = Persona.Of("Bea", World.Body, Kernel.Roles.Officer);

        Assert.Equal(["Olga", "Arno", "Otto"], (await strict.CardsAsync(colleague)).Cards.Select(card => card.PersonName));
        Assert.Equal("opening.no-card", await (await world.As(colleague).PostAsync($"/api/openings/{strict.Challenge}/cards", null)).ErrorCodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await world.As(World.Solver).GetAsync($"/api/openings/{strict.Challenge}/cards")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.As(World.Solver).PostAsync($"/api/openings/{strict.Challenge}/cards", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await strict.CheckAsync(World.Administrator, "0000")).StatusCode);
        Assert.Equal(strict.Challenge, Assert.Single(await (await world.As(StrictWorld.Outsider).GetAsync("/api/openings/cards")).ReadAsync<List<ListCardsItem>>()).ChallengeId);
        Assert.Empty(await (await world.As(colleague).GetAsync("/api/openings/cards")).ReadAsync<List<ListCardsItem>>());
    }

    [Fact]
    public async Task Another_approval_asks_for_new_cards_and_the_earlier_key_is_gone_but_never_after_publication()
    {
        await using var world = await World.StartAsync();
        var strict = await StrictWorld.ApproveAsync(world);
        foreach (var officer in StrictWorld.Officers)
            await strict.CollectAsync(officer);

        await strict.ApproveAsync(2, threshold: 3);

        var cards = await strict.CardsAsync(World.Officer);
        Assert.Equal((3, null, true), (cards.Threshold, cards.ReadyAt, cards.CanDraw));
        Assert.Equal(0, await world.InDatabaseAsync(db => db.OpeningKeys.CountAsync()));
        foreach (var officer in StrictWorld.Officers)
            await strict.CollectAsync(officer);
        await strict.PublishAsync(TimeSpan.FromHours(1), threshold: 3);
        await strict.ApproveAsync(3, threshold: 2);
        Assert.Equal(3, (await strict.CardsAsync(World.Officer)).Threshold);
        Assert.Equal([1, 2], (await world.Service.EventsAsync()).OfType<OpeningKeysReady>().Select(ready => ready.Number));
    }

    [Fact]
    public async Task Everybody_in_the_directory_can_be_named_the_own_body_first()
    {
        await using var world = await World.StartAsync();

        var candidates = await (await world.As(World.Officer).GetAsync("/api/openings/candidates")).ReadAsync<List<OpeningCandidate>>();

        Assert.Equal(["Arno", "Olga"], candidates.Take(2).Select(candidate => candidate.Name));
        Assert.Contains(new OpeningCandidate(World.Partner.Id, "Petra", "Instituut Kade"), candidates);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.As(World.Solver).GetAsync("/api/openings/candidates")).StatusCode);
    }
}
