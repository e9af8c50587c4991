using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Storage;
using Market.Solutions.Domain.Deadlines;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Tests.Simulation;

/// <summary>Looks at the real market with the model's eyes.</summary>
internal sealed class Observed(SimulatedMarket market, MarketModel model)
{
    private static readonly Guid[] ChallengeIds = [.. MarketTemplate.ChallengeIds];
    private static readonly Guid[] SolverIds = [.. Cast.Solvers.Select(solver => solver.Organisation!.Id)];

    private readonly Dictionary<string, long> _heard = [];
    private Dictionary<string, int> _toldBefore = [];
    private long _decided;

    public async Task BeginAsync()
    {
        _toldBefore = await ToldAsync();
        _heard[Apps.Challenges] = market.Challenges.HeardOf(Apps.Solutions);
        _heard[Apps.Solutions] = market.Solutions.HeardOf(Apps.Challenges);
    }

    /// <summary>Lets the model know what the two services have dealt with since the last time.</summary>
    public async Task FollowAsync()
    {
        foreach (var (type, challenge, number) in await NewsAsync(market.Solutions, Apps.Challenges))
            model.SolutionsHear(type, challenge, number);
        foreach (var (challenge, number) in await DecisionsAsync())
            model.Decide(challenge, number);
        foreach (var (type, challenge, number) in await NewsAsync(market.Challenges, Apps.Solutions))
            model.ChallengesHear(type, challenge, number);
    }

    /// <summary>What the solutions service decided since: a process may have ended between the decision and the note that the event was dealt with.</summary>
    private async Task<IEnumerable<(int Challenge, int Number)>> DecisionsAsync()
    {
        var (before, now) = (_decided, market.Solutions.Ask("SELECT count(*) FROM deadline_decisions"));
        _decided = now;
        if (now == before)
            return [];
        var decisions = await market.Solutions.ReadAsync<SolutionsDb, List<DeadlineDecision>>(db => db.DeadlineDecisions.AsNoTracking().ToListAsync());
        return decisions.OrderBy(decision => decision.DecidedAt).Select(decision => (IndexOf(decision.ChallengeId), decision.Number));
    }

    /// <summary>What the model and the market say, in the same words.</summary>
    public async Task<(string Expected, string Actual)> CompareAsync()
    {
        var expected = model.Challenges.Select((row, number) => Line(number, row.State.ToString(), row.Deadline, row.OpeningFrom)).Concat(model.Briefs.Select(brief =>
            $"brief {Line(brief.Key, $"{brief.Value.Cancelled} {brief.Value.Opened}", brief.Value.Deadline, brief.Value.OpeningFrom)} {string.Join(' ', brief.Value.Bids.Values.OrderBy(bid => bid.Lead).Select(Words))}"))
            .Append(string.Join(' ', model.Told.Select(told => $"{told.Key}={told.Value}")));
        var challenges = await market.Challenges.ReadAsync<ChallengesDb, List<string>>(async db => (await db.Challenges.AsNoTracking().ToListAsync())
            .OrderBy(row => IndexOf(row.Id)).Select(row => Line(IndexOf(row.Id), row.State.ToString(), row.Deadline!.Value, row.OpeningFrom!.Value)).ToList());
        var briefs = await market.Solutions.ReadAsync<SolutionsDb, List<string>>(BriefsAsync);
        var told = (await ToldAsync()).Where(type => type.Value > _toldBefore.GetValueOrDefault(type.Key)).OrderBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => $"{type.Key}={type.Value - _toldBefore.GetValueOrDefault(type.Key)}");
        return (string.Join('\n', expected), string.Join('\n', challenges.Concat(briefs).Append(string.Join(' ', told))));
    }

    private static int IndexOf(Guid challenge) => Array.IndexOf(ChallengeIds, challenge);

    private static int SolverOf(Guid organisation) => Array.IndexOf(SolverIds, organisation);

    private static string Line(int number, string state, DateTimeOffset deadline, DateTimeOffset openingFrom) => $"{number} {state} {deadline:O} {openingFrom:O}";

    private static string Words(ModelBid bid) => Words(bid.Lead, bid.State, bid.Text, bid.Submitted, bid.Partners.Select(partner => (partner.Key, partner.Value)));

    private static string Words(int lead, string state, string? text, string? submitted, IEnumerable<(int Organisation, string State)> partners) =>
        $"[{lead} {state} \"{text}\" stands \"{submitted}\" {string.Join(',', partners.Order().Select(partner => $"{partner.Organisation} {partner.State}"))}]";

    private static async Task<List<string>> BriefsAsync(SolutionsDb db)
    {
        var standing = (await db.Submissions.AsNoTracking().Where(row => row.ReplacedAt == null && row.WithdrawnAt == null).ToListAsync()).ToDictionary(row => row.SolutionId);
        var bids = (await db.Solutions.AsNoTracking().ToListAsync()).ToLookup(bid => bid.ChallengeId, bid => (Lead: SolverOf(bid.LeadOrganisationId), Words: Words(bid, standing.GetValueOrDefault(bid.Id), db.Vault)));
        return (await db.Briefs.AsNoTracking().ToListAsync()).OrderBy(brief => IndexOf(brief.Id)).Select(brief =>
            $"brief {Line(IndexOf(brief.Id), $"{brief.Cancelled} {brief.OpenedAt is not null}", brief.Deadline, brief.OpeningFrom)} {string.Join(' ', bids[brief.Id].OrderBy(bid => bid.Lead).Select(bid => bid.Words))}").ToList();
    }

    private static string Words(Solution bid, Submission? standing, Vault vault) => Words(
        SolverOf(bid.LeadOrganisationId), bid.State.ToString().ToLowerInvariant(), bid.Title, standing is null ? null : Standing(standing, bid, vault),
        bid.Partners.Select(partner => (SolverOf(partner.OrganisationId), partner.State.ToString().ToLowerInvariant())));

    /// <summary>What was received and counts, as its team reads it.</summary>
    private static string Standing(Submission standing, Solution bid, Vault vault)
    {
        standing.OpenForTeam(bid, vault);
        var content = CanonicalContent.Read(standing.Content!);
        return $"{content.Title} by {string.Join('+', content.PartnerIds.Prepend(content.LeadOrganisationId).Select(SolverOf))}";
    }

    private async Task<List<(string Type, int Challenge, int Number)>> NewsAsync(SimulatedService service, string producer)
    {
        var (before, now) = (_heard[service.Name], service.HeardOf(producer));
        _heard[service.Name] = now;
        if (now == before)
            return [];
        return [.. (await market.Of(producer).FeedAsync(before)).Where(envelope => envelope.Sequence <= now)
            .Select(envelope => (envelope.Type, IndexOf(envelope.Data.GetProperty("challengeId").GetGuid()), envelope.Data.TryGetProperty("number", out var number) ? number.GetInt32() : 0))];
    }

    private async Task<Dictionary<string, int>> ToldAsync()
    {
        var all = new List<string>();
        foreach (var service in new[] { market.Challenges, market.Solutions })
            all.AddRange(await service.ReadAsync<MarketDb, List<string>>(db => db.Outbox.Select(message => message.Type).ToListAsync()));
        return all.CountBy(type => type).ToDictionary();
    }
}
