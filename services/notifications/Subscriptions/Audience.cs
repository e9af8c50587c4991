using Market.Contracts;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Subscriptions;

/// <summary>Who is concerned by what; active people only.</summary>
internal sealed class Audience(NotificationsDb db)
{
    /// <summary>Those who approve for a public body, without who asks.</summary>
    public Task<List<Guid>> ApproversAsync(Guid organisation, Guid except, CancellationToken cancel) =>
        MembersAsync([organisation], [Roles.Approver], except, cancel);

    /// <summary>A public body's officers and approvers, without who acted.</summary>
    public Task<List<Guid>> BodyAsync(Guid organisation, Guid? except, CancellationToken cancel) =>
        MembersAsync([organisation], [Roles.Officer, Roles.Approver], except, cancel);

    /// <summary>Those who watch over the market, of no body in particular.</summary>
    public async Task<List<Guid>> AuditorsAsync(CancellationToken cancel) =>
        [.. (await db.Recipients.AsNoTracking().Where(person => person.Active).ToListAsync(cancel)).Where(person => person.Roles.Contains(Roles.Auditor)).OrderBy(person => person.Id).Select(person => person.Id)];

    /// <summary>Those who answer challenges for the organisations.</summary>
    public Task<List<Guid>> SolversAsync(IReadOnlyList<Guid> organisations, CancellationToken cancel) =>
        MembersAsync(organisations, [Roles.Solver], null, cancel);

    /// <summary>The author of a draft; the body's other officers when the author has left.</summary>
    public async Task<List<Guid>> AuthorAsync(Guid author, Guid organisation, CancellationToken cancel)
    {
        var gone = await db.Recipients.AnyAsync(person => person.Id == author && !person.Active, cancel);
        return gone ? await MembersAsync([organisation], [Roles.Officer], null, cancel) : [author];
    }

    public Task<List<Guid>> FollowersAsync(Guid challenge, CancellationToken cancel) =>
        db.Followings.Where(following => following.ChallengeId == challenge).Select(following => following.PersonId).ToListAsync(cancel);

    public Task<List<Guid>> JurorsAsync(Guid challenge, CancellationToken cancel) =>
        db.JurySeats.Where(seat => seat.ChallengeId == challenge && seat.Concerned).Select(seat => seat.PersonId).ToListAsync(cancel);

    /// <summary>The teams whose submission stands: each solution with its people.</summary>
    public async Task<List<(Guid SolutionId, List<Guid> People)>> TeamsAsync(Guid challenge, CancellationToken cancel)
    {
        var participations = await db.Participations.Where(participation => participation.ChallengeId == challenge).ToListAsync(cancel);
        var teams = new List<(Guid, List<Guid>)>();
        foreach (var team in participations.GroupBy(participation => participation.SolutionId).OrderBy(team => team.Key))
            teams.Add((team.Key, await SolversAsync([.. team.Select(participation => participation.OrganisationId)], cancel)));
        return teams;
    }

    /// <summary>The same message to the people of each team, with the team's own page.</summary>
    public async Task<List<Message>> TeamMessagesAsync(string kind, IReadOnlyList<DraftTeam> teams, Facts facts, CancellationToken cancel)
    {
        var messages = new List<Message>();
        foreach (var team in teams)
            messages.Add(new Message(kind, await SolversAsync(team.OrganisationIds, cancel), $"/mijn/oplossingen/{team.SolutionId}", facts));
        return messages;
    }

    private async Task<List<Guid>> MembersAsync(IReadOnlyList<Guid> organisations, string[] roles, Guid? except, CancellationToken cancel)
    {
        var members = await db.Recipients.AsNoTracking()
            .Where(person => person.Active && person.OrganisationId != null && organisations.Contains(person.OrganisationId.Value) && person.Id != except).ToListAsync(cancel);
        return [.. members.Where(person => person.Roles.Intersect(roles).Any()).OrderBy(person => person.Id).Select(person => person.Id)];
    }
}
