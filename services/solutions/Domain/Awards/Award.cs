using Market.Kernel;
using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Domain.Awards;

public enum AwardState
{
    None,
    Proposed,
    Published,
}

/// <param name="Rank">1 for the first prize.</param>
/// <param name="PrizeCents">Euro cents; null when this rank has no prize.</param>
internal sealed record AwardedPlace(int Rank, string Alias, int TotalHundredths, long? PrizeCents);

/// <summary>A winner with the names that become public with the award.</summary>
internal sealed record NamedWinner(int Rank, string SolutionTitle, string OrganisationName, IReadOnlyList<string> Partners, int TotalHundredths, long? PrizeCents);

/// <summary>What the publication reveals: the winners by name, and who took part (to them only).</summary>
/// <param name="Withdrawn">Winners of an earlier decision who withdrew, by name; null when there were none.</param>
internal sealed record AwardResults(
    IReadOnlyList<NamedWinner> Winners, int Submissions, IReadOnlyList<Guid> SubmitterOrganisationIds, IReadOnlyList<Guid> SolutionIds, IReadOnlyList<string>? Withdrawn = null);

internal sealed record AwardWasProposed(Guid ChallengeId, LocalizedText Title, Guid OrganisationId, Guid ProposedBy) : DomainEvent;

internal sealed record AwardWasPublished(
    Guid ChallengeId, LocalizedText Title, Guid OrganisationId, Guid ProposedBy, Guid ConfirmedBy, DateTimeOffset PublishedAt, AwardResults Results) : DomainEvent;

/// <summary>
/// The decision on one challenge (its id is the challenge's): proposed by an officer from the ranking in the jury's issued report, confirmed by another
/// person, published with that, and final from then, unless a winner withdraws.
/// </summary>
internal sealed partial class Award : Entity
{
    /// <summary>Characters.</summary>
    public const int MaxMotivation = 5000;

    private Award()
    {
    }

    public Award(Guid challengeId, LocalizedText title, Guid organisationId) => (Id, Title, OrganisationId) = (challengeId, title, organisationId);

    public LocalizedText Title { get; private set; } = new();

    public Guid OrganisationId { get; private set; }

    public AwardState State { get; private set; }

    public IReadOnlyList<AwardedPlace> Places { get; private set; } = [];

    public string Motivation { get; private set; } = "";

    public Guid? ProposedBy { get; private set; }

    public string? ProposedByName { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    public string? ConfirmedByName { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public AwardResults? Results { get; private set; }

    /// <summary>Hash of the issued report that it rests on; empty for one that was published before there were reports.</summary>
    public string? ReportHash { get; private set; }

    /// <summary>Proposes the winners (<see cref="AwardRules"/> says which are possible).</summary>
    /// <param name="reportHash">Of the issued report; null when there is none.</param>
    public Result Propose(
        Guid personId, string name, IReadOnlyList<ProposedWinner> winners, string? motivation, IReadOnlyList<RankingRow> ranking, IReadOnlyList<long> prizeCents, string? reportHash, DateTimeOffset now)
    {
        if (WhyNotProposed() is { } early)
            return early;
        if (reportHash is null)
            return AwardErrors.ReportNotIssued;
        var places = AwardRules.Places(winners, motivation, [.. ranking.Where(row => !HasWithdrawn(row.Alias))], prizeCents);
        if (places.Failed)
            return places;
        if (State == AwardState.Published)
            return ProposeNext(new NextDecision(places.Value, motivation?.Trim() ?? "", personId, name, now));
        (State, Places, Motivation, ReportHash) = (AwardState.Proposed, places.Value, motivation?.Trim() ?? "", reportHash);
        (ProposedBy, ProposedByName, ProposedAt) = (personId, name, now);
        Raise(new AwardWasProposed(Id, Title, OrganisationId, personId));
        return Result.Done;
    }

    public Result Withdraw()
    {
        if (Next is not null)
        {
            Next = null;
            return Result.Done;
        }

        if (State != AwardState.Proposed)
            return State == AwardState.Published ? AwardErrors.Published : AwardErrors.NotProposed;
        (State, Places, Motivation, ReportHash) = (AwardState.None, [], "", null);
        (ProposedBy, ProposedByName, ProposedAt) = (null, null, null);
        return Result.Done;
    }

    /// <summary>A second person agrees, and the award is public.</summary>
    public Result Confirm(Guid personId, string name, AwardResults results, DateTimeOffset now)
    {
        if (Next is { } next)
            return ConfirmNext(next, personId, name, results, now);
        if (State != AwardState.Proposed)
            return State == AwardState.Published ? AwardErrors.Published : AwardErrors.NotProposed;
        if (ReportHash is null)
            return AwardErrors.ReportNotIssued;
        if (personId == ProposedBy)
            return AwardErrors.SamePerson;
        (State, Results) = (AwardState.Published, results);
        (ConfirmedBy, ConfirmedByName, PublishedAt) = (personId, name, now);
        Raise(new AwardWasPublished(Id, Title, OrganisationId, ProposedBy!.Value, personId, now, results));
        return Result.Done;
    }
}
