using Market.Challenges.Domain;
using Market.Solutions.Domain.Solving;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Doctor;

/// <summary>What a service keeps of another one's data is what that one says, unless news is under way.</summary>
internal static class CopyInvariants
{
    public static readonly IReadOnlyList<MarketInvariant> All =
    [
        new("market.people", "Solutions and notifications know people as they are registered", PeopleAsync),
        new("market.organisations", "Every service knows organisations by the name that is registered", OrganisationsAsync),
        new("market.briefs", "Each published challenge, and no other, has a brief where solutions are received", BriefsAsync),
        new("market.same-criteria", "Solutions are asked and scored by what was published", CriteriaAsync),
        new("market.followers", "Who follows a challenge is who is told of it", FollowersAsync),
        new("market.teams", "Who is told of an opening and an award is who stands in what was submitted", TeamsAsync),
        new("market.jury-seats", "Everybody in a jury is told of what concerns it", SeatsAsync),
    ];

    private static async Task<IEnumerable<string>> PeopleAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var people = await market.Identity.People.AsNoTracking().ToListAsync(cancel);
        var copies = await market.Solutions.People.AsNoTracking().ToDictionaryAsync(copy => copy.Id, cancel);
        var recipients = await market.Notifications.Recipients.AsNoTracking().ToDictionaryAsync(copy => copy.Id, cancel);
        var other = people.Where(person => !market.IsUnderWay(person.Id)).Where(person =>
            !copies.TryGetValue(person.Id, out var copy) || !recipients.TryGetValue(person.Id, out var recipient)
            || (copy.Name, copy.OrganisationId, copy.Active) != (person.Name, person.OrganisationId, person.Active) || !copy.Roles.SequenceEqual(person.Roles)
            || (recipient.Name, recipient.Email, recipient.Language, recipient.OrganisationId, recipient.Active) != (person.Name, person.Email, person.Language, person.OrganisationId, person.Active)
            || !recipient.Roles.SequenceEqual(person.Roles)).Select(person => person.Id);
        return other.Concat(copies.Keys.Concat(recipients.Keys).Except(people.Select(person => person.Id))).Select(id => id.ToString());
    }

    private static async Task<IEnumerable<string>> OrganisationsAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var registered = await market.Identity.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name, cancel);
        var copies = await market.Solutions.Organisations.AsNoTracking().ToDictionaryAsync(copy => copy.Id, copy => copy.Name, cancel);
        var known = await market.Notifications.Organisations.AsNoTracking().ToDictionaryAsync(copy => copy.Id, copy => copy.Name, cancel);
        var onChallenges = await market.Challenges.Challenges.AsNoTracking().Where(challenge => challenge.State != ChallengeState.Archived)
            .Select(challenge => new { challenge.OrganisationId, challenge.OrganisationName }).Distinct().ToListAsync(cancel);
        return registered.Where(organisation => !market.IsUnderWay(organisation.Key)).Where(organisation =>
            copies.GetValueOrDefault(organisation.Key) != organisation.Value || known.GetValueOrDefault(organisation.Key) != organisation.Value
            || onChallenges.Any(challenge => challenge.OrganisationId == organisation.Key && challenge.OrganisationName != organisation.Value)).Select(organisation => organisation.Key.ToString());
    }

    private static async Task<IEnumerable<string>> BriefsAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var published = await market.Challenges.Challenges.Where(challenge => challenge.State >= ChallengeState.Published && challenge.State != ChallengeState.Archived).Select(challenge => challenge.Id).ToListAsync(cancel);
        var briefs = await market.Solutions.Briefs.Select(brief => brief.Id).ToListAsync(cancel);
        return published.Except(briefs).Concat(briefs.Except(published)).Where(id => !market.IsUnderWay(id)).Select(id => id.ToString());
    }

    private static async Task<IEnumerable<string>> CriteriaAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var briefs = await market.Solutions.Briefs.AsNoTracking().ToDictionaryAsync(brief => brief.Id, cancel);
        var published = await market.Challenges.Challenges.AsNoTracking().Where(challenge => challenge.State >= ChallengeState.Published && challenge.State != ChallengeState.Archived).ToListAsync(cancel);
        return published.Where(challenge => briefs.TryGetValue(challenge.Id, out var brief) && !market.IsUnderWay(challenge.Id)
            && (brief.CriteriaHash != challenge.CriteriaHash
                || CriteriaHash.Of([.. brief.Criteria.Select(criterion => new Criterion(criterion.Id, criterion.Name, criterion.Description, criterion.Weight, criterion.Minimum)
                {
                    Levels = [.. criterion.Levels.Select(level => new CriterionLevel(level.Points, level.Text))],
                })]) != brief.CriteriaHash
                || !brief.Questions.Select(question => (question.Id, question.Required, question.MaxLength)).SequenceEqual(challenge.Questions.Select(question => (question.Id, question.Required, question.MaxLength)))
                || !brief.PrizeCents.SequenceEqual(challenge.Prizes.OrderBy(prize => prize.Rank).Select(prize => prize.AmountCents)))).Select(challenge => challenge.Id.ToString());
    }

    private static async Task<IEnumerable<string>> FollowersAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var follows = (await market.Challenges.Follows.Select(follow => new { follow.ChallengeId, follow.PersonId }).ToListAsync(cancel)).Select(follow => (follow.ChallengeId, follow.PersonId)).ToHashSet();
        var known = (await market.Notifications.Followings.AsNoTracking().ToListAsync(cancel)).Select(following => (following.ChallengeId, following.PersonId)).ToHashSet();
        return follows.Except(known).Concat(known.Except(follows)).Where(pair => !market.IsUnderWay(pair.PersonId)).Select(pair => $"person {pair.PersonId}, challenge {pair.ChallengeId}");
    }

    private static async Task<IEnumerable<string>> TeamsAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var submitted = (await market.Solutions.Solutions.AsNoTracking().Where(solution => solution.State == SolutionState.Submitted)
            .Select(solution => new { solution.Id, solution.SubmittedOrganisationIds }).ToListAsync(cancel)).SelectMany(bid => bid.SubmittedOrganisationIds.Select(id => (bid.Id, id))).ToHashSet();
        var known = (await market.Notifications.Participations.AsNoTracking().ToListAsync(cancel)).Select(participation => (participation.SolutionId, participation.OrganisationId)).ToHashSet();
        return submitted.Except(known).Concat(known.Except(submitted)).Where(pair => !market.IsUnderWay(pair.Item1)).Select(pair => $"solution {pair.Item1}").Distinct();
    }

    private static async Task<IEnumerable<string>> SeatsAsync(MarketSnapshot market, CancellationToken cancel)
    {
        var seats = (await market.Notifications.JurySeats.AsNoTracking().Where(seat => seat.Concerned).ToListAsync(cancel)).Select(seat => (seat.ChallengeId, seat.PersonId)).ToHashSet();
        var juries = await market.Solutions.Juries.AsNoTracking().ToListAsync(cancel);
        return juries.SelectMany(jury => jury.ActiveIds.Select(person => (jury.Id, person))).Where(seat => !seats.Contains(seat) && !market.IsUnderWay(seat.person))
            .Select(seat => $"person {seat.person}, challenge {seat.Id}");
    }
}
