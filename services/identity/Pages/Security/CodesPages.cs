using Market.Identity.SecondFactors;
using Market.Identity.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Identity.Pages.Security;

/// <summary>What an authenticator app of somebody shows now.</summary>
/// <param name="Code">Null while the next one is waited for.</param>
public sealed record CodeOfPerson(string Name, string Email, string? Code, int SecondsToWait);

/// <summary>For a market to try out (<see cref="IdentityServiceOptions.OpenAuthenticator"/>): everybody's codes, instead of twenty phones.</summary>
internal static class CodesPages
{
    public static async Task<IResult> ShowAsync(
        HttpContext context, IdentityDb db, AuthenticatorSecrets secrets, TimeProvider time, IOptions<IdentityServiceOptions> options, CancellationToken cancel)
    {
        if (!options.Value.OpenAuthenticator)
            return Results.NotFound();
        var now = time.GetUtcNow();
        var rows = await db.Authenticators.AsNoTracking().Join(db.People.AsNoTracking(), row => row.Id, person => person.Id, (row, person) => new { row, person.Name, person.Email })
            .OrderBy(found => found.Name).ToListAsync(cancel);
        return PageContext.Draw<CodesPage>(200, new()
        {
            [nameof(CodesPage.Page)] = PageContext.Of(context, null),
            [nameof(CodesPage.Codes)] = rows.Select(found => CodeOf(found.row, found.Name, found.Email, secrets, now)).ToList(),
        });
    }

    private static CodeOfPerson CodeOf(Authenticator row, string name, string email, AuthenticatorSecrets secrets, DateTimeOffset now)
    {
        var code = TimeCode.Usable(now, row.LastStep) is { } step ? TimeCode.At(secrets.Read(row), step) : null;
        return new CodeOfPerson(name, email, code, TimeCode.StepSeconds - (int)(now.ToUnixTimeSeconds() % TimeCode.StepSeconds));
    }
}
