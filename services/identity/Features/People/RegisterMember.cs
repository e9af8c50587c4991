using Market.Hosting.Access;
using Market.Identity.Domain;
using Market.Identity.SignIn;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.People;

/// <summary>A person registers with a new organisation, at the registration page; refusals name the inputs of that page.</summary>
internal sealed record RegisterMember(PersonFields Person, string Password, string PasswordAgain, OrganisationFields Organisation) : ICommand<Result<Account>>;

internal sealed class RegisterMemberHandler(IdentityDb db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, TimeProvider time)
    : ICommandHandler<RegisterMember, Result<Account>>
{
    public async ValueTask<Result<Account>> Handle(RegisterMember command, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var organisation = Organisation.Register(Guid.CreateVersion7(now), command.Organisation, now);
        var person = RegisterPerson(command, organisation, now);
        List<Error> errors = [.. person.Errors, .. organisation.Errors.Select(AsOnPage)];
        if (PasswordRules.Check(command.Password, command.PasswordAgain) is { } password)
            errors.Add(password);
        errors.AddRange(await CheckUniqueAsync(command, organisation.Failed ? null : organisation.Value, cancel));
        if (errors.Count > 0)
            return Result<Account>.From(Result.Refused(errors));

        var account = Account.With(person.Value, command.Password, hasher, normalizer);
        db.Organisations.Add(organisation.Value);
        db.People.Add(person.Value);
        db.Accounts.Add(account);
        return await db.SaveUniqueAsync(cancel) is { Failed: true } taken ? Result<Account>.From(taken) : account;
    }

    /// <summary>Who registers for a public body asks the market for a role; everybody else can offer solutions at once.</summary>
    private static Result<Person> RegisterPerson(RegisterMember command, Result<Organisation> organisation, DateTimeOffset now)
    {
        var offers = !organisation.Failed && organisation.Value.Type != OrganisationTypes.PublicBody;
        string[] roles = offers ? [Roles.Member, Roles.Solver] : [Roles.Member];
        return Person.Register(Guid.CreateVersion7(now), command.Person, organisation.Failed ? null : organisation.Value, roles, now);
    }

    private async Task<List<Error>> CheckUniqueAsync(RegisterMember command, Organisation? registering, CancellationToken cancel)
    {
        var errors = new List<Error>();
        var (email, kbo) = (EmailAddress.Normalize(command.Person.Email), KboNumber.Normalize(command.Organisation.Kbo));
        if (email is not null && await db.People.AnyAsync(person => person.Email == email, cancel))
            errors.Add(IdentityErrors.EmailTaken("email"));
        if (kbo is not null && await db.Organisations.AnyAsync(organisation => organisation.Kbo == kbo, cancel))
            errors.Add(IdentityErrors.KboTaken("kbo"));
        else if (registering is not null && await db.LooksTakenAsync(registering, cancel))
            errors.Add(IdentityErrors.OrganisationNameTaken("organisationName"));
        return errors;
    }

    private static Error AsOnPage(Error error) => error.Field == "name" ? error with { Field = "organisationName" } : error;
}
