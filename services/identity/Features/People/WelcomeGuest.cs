using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.People;

/// <summary>Somebody who has an account came by a guest link to its address, and becomes a juror.</summary>
internal sealed record WelcomeGuest(Guid PersonId, string Email) : ICommand<Result>;

internal sealed class WelcomeGuestHandler(IdentityDb db) : ICommandHandler<WelcomeGuest, Result>
{
    public async ValueTask<Result> Handle(WelcomeGuest command, CancellationToken cancel)
    {
        if (await db.People.SingleOrDefaultAsync(person => person.Id == command.PersonId && person.Email == command.Email && person.Active, cancel) is not { } person)
            return Error.NotFound();
        var type = await db.Organisations.Where(organisation => organisation.Id == person.OrganisationId).Select(organisation => organisation.Type).SingleOrDefaultAsync(cancel);
        var welcomed = person.BecomeJuror(type);
        if (!welcomed.Failed)
            await db.SaveChangesAsync(cancel);
        return welcomed;
    }
}
