using Market.Identity.Domain;
using Market.Identity.Issuer;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.People;

/// <summary>Who came by the link in the mail chooses another password, once. Every session of the person ends; second factors stay, and stay needed.</summary>
/// <param name="Token">Of the link.</param>
internal sealed record RenewPassword(string? Token, string Password, string PasswordAgain) : ICommand<Result>;

internal sealed class RenewPasswordHandler(IdentityDb db, PasswordTickets tickets, PasswordSignIn signIn, SignOutEverywhere signOut) : ICommandHandler<RenewPassword, Result>
{
    public async ValueTask<Result> Handle(RenewPassword command, CancellationToken cancel)
    {
        if (await db.OfTicketAsync(tickets.Read(command.Token), cancel) is not { } account)
            return Error.NotFound();
        if (PasswordRules.Check(command.Password, command.PasswordAgain) is { } error)
            return error;
        account.EndSessions();
        if (await signIn.ReplaceAsync(account, command.Password) is { Failed: true } refused)
            return refused;
        await signOut.RevokeAsync(account.Id.ToString(), cancel);
        return Result.Done;
    }
}

internal static class PasswordTicketAccounts
{
    /// <summary>The account that a ticket still opens, of somebody who may sign in; else null.</summary>
    public static async Task<Account?> OfTicketAsync(this IdentityDb db, PasswordTicket? ticket, CancellationToken cancel)
    {
        var id = ticket?.PersonId ?? Guid.Empty;
        var account = await db.Accounts.SingleOrDefaultAsync(account => account.Id == id && db.People.Any(person => person.Id == account.Id && person.Active), cancel);
        return account is not null && PasswordTickets.Fits(ticket!, account) ? account : null;
    }
}
