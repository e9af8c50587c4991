using Microsoft.AspNetCore.Identity;

namespace Market.Identity.Domain;

/// <summary>How a person proves who it is (ASP.NET Core Identity); has the id of its <see cref="Person"/>, and the mail address as user name.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public static Account Of(Person person) => new() { Id = person.Id, UserName = person.Email, SecurityStamp = Guid.CreateVersion7().ToString("N") };
}
