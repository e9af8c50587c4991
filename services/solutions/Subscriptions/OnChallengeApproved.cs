using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Subscriptions;

/// <summary>A strict challenge was approved: its opening officers collect their cards before it can be published. Each approval begins anew.</summary>
internal sealed class OnChallengeApproved(SolutionsDb db) : IHandleEvent<ChallengeApproved>
{
    public async Task HandleAsync(ChallengeApproved happened, EventEnvelope envelope, CancellationToken cancel)
    {
        if (happened.Strict is not { } strict || await db.Briefs.AnyAsync(brief => brief.Id == happened.ChallengeId, cancel))
            return;
        var ceremony = await db.KeyCeremonies.FindAsync([happened.ChallengeId], cancel);
        if (ceremony is null)
            db.KeyCeremonies.Add(ceremony = new KeyCeremony(happened.ChallengeId));
        if (await db.OpeningKeys.FindAsync([happened.ChallengeId], cancel) is { } earlier)
            db.OpeningKeys.Remove(earlier);
        ceremony.Begin(
            happened.OrganisationId, new LocalizedText(happened.Title.Nl, happened.Title.En, happened.Title.Fr), strict.Number, strict.Threshold, await OfficersAsync(strict.OfficerIds, cancel));
    }

    private async Task<IReadOnlyList<NamedOfficer>> OfficersAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var people = await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancel);
        var organisations = await db.Organisations.ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name, cancel);
        return [.. ids.Select(id => people.TryGetValue(id, out var person)
            ? new NamedOfficer(id, person.Name, organisations.GetValueOrDefault(person.OrganisationId ?? Guid.Empty, ""))
            : new NamedOfficer(id, "", ""))];
    }
}
