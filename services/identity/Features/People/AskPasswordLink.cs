using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.People;

/// <summary>Somebody forgot the password of the account with that address. Does the same, and as much, whether there is one or not.</summary>
internal sealed record AskPasswordLink(string Email) : ICommand<Result>;

internal sealed class AskPasswordLinkHandler(IdentityDb db, PasswordTickets tickets, PasswordLinkLimit limit, SharedSeal seal) : ICommandHandler<AskPasswordLink, Result>
{
    public async ValueTask<Result> Handle(AskPasswordLink command, CancellationToken cancel)
    {
        var address = EmailAddress.Normalize(command.Email) ?? "";
        var known = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.UserName == address && db.People.Any(person => person.Id == account.Id && person.Active), cancel);
        // A link for nobody takes the same way to where people are known: there it is dropped.
        var account = await limit.TakeAsync(address, cancel) && known is not null ? known : Account.OfNobody();
        var (token, until) = tickets.For(account);
        db.Say(new PasswordLinkWasAsked(account.Id, seal.Seal(PasswordLink.Purpose, token), until));
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
