using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;

namespace Market.Solutions.Subscriptions;

/// <summary>Keeps a copy of the brief, so that accepting a submission needs no other service.</summary>
internal sealed class OnChallengePublished(SolutionsDb db) : IHandleEvent<ChallengePublished>
{
    public async Task HandleAsync(ChallengePublished happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var known = await db.Briefs.FindAsync([happened.ChallengeId], cancel);
        if (known is null)
        {
            db.Briefs.Add(New(happened));
            // A strict challenge has its key already: it is published only once that is dealt out.
            if (happened.Strict is null)
                db.OpeningKeys.Add(OpeningKey.New(happened.ChallengeId, db.Vault));
        }
        else
        {
            Update(known, New(happened));
        }
    }

    private static ChallengeBrief New(ChallengePublished happened) => new()
    {
        Id = happened.ChallengeId,
        Slug = happened.Slug,
        Title = Text(happened.Title),
        OrganisationId = happened.OrganisationId,
        OrganisationName = happened.OrganisationName,
        Deadline = happened.Deadline,
        OpeningFrom = happened.OpeningFrom,
        Criteria = [.. happened.Criteria.Select(criterion =>
            new BriefCriterion(criterion.Id, Text(criterion.Name), Text(criterion.Description), criterion.Weight, criterion.Minimum)
            {
                Levels = [.. (criterion.Levels ?? []).Select(level => new BriefLevel(level.Points, Text(level.Text)))],
            })],
        Questions = [.. happened.Questions.Select(question =>
            new BriefQuestion(question.Id, Text(question.Text), Text(question.Help), question.Required, question.MaxLength))],
        PrizeCents = happened.PrizeCents,
        CriteriaHash = happened.CriteriaHash,
        CardsNeeded = happened.Strict?.Threshold,
        Taxonomy = happened.Taxonomy ?? [],
        OfficialIds = [.. new[] { happened.AuthorId, happened.ApproverId }.Distinct()],
    };

    private static void Update(ChallengeBrief known, ChallengeBrief next)
    {
        known.Slug = next.Slug;
        known.Title = next.Title;
        known.OrganisationId = next.OrganisationId;
        known.OrganisationName = next.OrganisationName;
        known.Criteria = next.Criteria;
        known.Questions = next.Questions;
        known.PrizeCents = next.PrizeCents;
        known.CriteriaHash = next.CriteriaHash;
        known.Taxonomy = next.Taxonomy;
        known.OfficialIds = next.OfficialIds;
        // What two persons changed since is newer than any publication.
        if (known.DeadlineMoves == 0)
            (known.Deadline, known.OpeningFrom) = (next.Deadline, next.OpeningFrom);
    }

    private static LocalizedText Text(Texts texts) => new(texts.Nl, texts.En, texts.Fr);
}
