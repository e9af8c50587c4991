using System.Text.Json;

using Market.Challenges.Domain;
using Market.Contracts;
using Market.Kernel;

namespace Market.Challenges;

/// <summary>Domain event → integration event: everything this service ever says.</summary>
internal static class ChallengesEvents
{
    public static IEnumerable<IntegrationEvent> Of(DomainEvent raised) => raised switch
    {
        ReviewRequested(var challenge) => [new ChallengeApprovalRequested(challenge.Id, Texts(challenge.Title), challenge.OrganisationId, challenge.AuthorId)],
        ReviewReturned(var challenge, var reviewer, var remarks) => [new ChallengeReturned(challenge.Id, Texts(challenge.Title), challenge.OrganisationId, challenge.AuthorId, reviewer, remarks)],
        ReviewPassed(var challenge, var reviewer) => [new ChallengeApproved(challenge.Id, Texts(challenge.Title), challenge.OrganisationId, challenge.AuthorId, reviewer, Strict(challenge))],
        Published(var challenge) => [ToPublished(challenge)],
        Cancelled(var challenge, var reason) => [new ChallengeCancelled(challenge.Id, Texts(challenge.Title), challenge.OrganisationId, reason)],
        DeadlineWasProposed(var challenge, var move) =>
            [new DeadlineChangeProposed(challenge.Id, Texts(challenge.Title), challenge.OrganisationId, move.ProposedBy, move.Previous, move.Deadline, Texts(move.Reason))],
        DeadlineWasConfirmed(var challenge, var move) =>
        [
            new DeadlineChangeConfirmed(
                challenge.Id, Texts(challenge.Title), challenge.OrganisationId, move.Number, move.Previous, move.Deadline, move.OpeningFrom, Texts(move.Reason),
                move.ProposedBy, move.ConfirmedBy!.Value, move.AfterOutage),
        ],
        Followed(var challenge, var person) => [new ChallengeFollowed(challenge, person)],
        Unfollowed(var challenge, var person) => [new ChallengeUnfollowed(challenge, person)],
        _ => [],
    };

    private static ChallengePublished ToPublished(Challenge challenge) => new(
        challenge.Id, challenge.Slug, Texts(challenge.Title), challenge.OrganisationId, challenge.OrganisationName, challenge.AuthorId,
        challenge.ApproverId!.Value, challenge.Deadline!.Value, challenge.OpeningFrom!.Value,
        [.. challenge.Criteria.Select(ToPublished)],
        [.. challenge.Questions.Select(question => new PublishedQuestion(question.Id, Texts(question.Text), Texts(question.Help), question.Required, question.MaxLength))],
        [.. challenge.Prizes.OrderBy(prize => prize.Rank).Select(prize => prize.AmountCents)],
        challenge.CriteriaHash!, Strict(challenge), [.. Taxonomy(challenge)]);

    private static IEnumerable<string> Taxonomy(Challenge challenge)
    {
        if (challenge.Origin is ChallengeOrigin.Safety or ChallengeOrigin.Both)
            yield return "safety";
        if (challenge.Origin is ChallengeOrigin.Security or ChallengeOrigin.Both)
            yield return "security";
        foreach (var phase in challenge.Phases)
            yield return JsonNamingPolicy.CamelCase.ConvertName(phase.ToString());
    }

    private static PublishedCriterion ToPublished(Criterion criterion) => new(
        criterion.Id, Texts(criterion.Name), Texts(criterion.Description), criterion.Weight, criterion.Minimum,
        criterion.Levels.Count == 0 ? null : [.. criterion.Levels.Select(level => new PublishedLevel(level.Points, Texts(level.Text)))]);

    private static StrictOpening? Strict(Challenge challenge) => challenge.Strict is { } strict ? new StrictOpening(strict.OfficerIds, strict.Threshold, challenge.CardRounds) : null;

    private static Texts Texts(LocalizedText text) => new(text.Nl, text.En, text.Fr);
}
