using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.People;

/// <summary>Somebody who came by a guest link makes an account for the address that the link was sent to; a guest needs no organisation, and is a juror.</summary>
/// <param name="Person">The address is that of the ticket, whatever the form says.</param>
internal sealed record RegisterGuest(PersonFields Person, string Password, string PasswordAgain) : ICommand<Result<Account>>;

internal sealed class RegisterGuestHandler(IdentityDb db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, TimeProvider time) : ICommandHandler<RegisterGuest, Result<Account>>
{
    public async ValueTask<Result<Account>> Handle(RegisterGuest command, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var person = Person.Register(Guid.CreateVersion7(now), command.Person, null, [Roles.Member, Roles.Juror], now);
        List<Error> errors = [.. person.Errors];
        if (PasswordRules.Check(command.Password, command.PasswordAgain) is { } password)
            errors.Add(password);
        if (errors.Count > 0)
            return Result<Account>.From(Result.Refused(errors));
        if (await db.People.AnyAsync(other => other.Email == person.Value.Email, cancel))
            return IdentityErrors.EmailTaken("email");
        var account = Account.With(person.Value, command.Password, hasher, normalizer);
        db.People.Add(person.Value);
        db.Accounts.Add(account);
        return await db.SaveUniqueAsync(cancel) is { Failed: true } taken ? Result<Account>.From(taken) : account;
    }
}
