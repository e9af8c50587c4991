using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.Messaging.Inbox;

using Microsoft.EntityFrameworkCore;

namespace Market.Challenges.Subscriptions;

/// <summary>An organisation's challenges carry its present name.</summary>
internal sealed class OnOrganisationSaved(ChallengesDb db) : IHandleEvent<OrganisationSaved>
{
    public async Task HandleAsync(OrganisationSaved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        var others = db.Challenges.Where(challenge => challenge.OrganisationId == happened.OrganisationId && challenge.OrganisationName != happened.Name);
        await foreach (var challenge in others.AsAsyncEnumerable().WithCancellation(cancel))
            challenge.RenameOrganisation(happened.Name);
    }
}
