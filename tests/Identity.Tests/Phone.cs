using System.Net;
using System.Text.RegularExpressions;

using Market.Identity.SecondFactors;
using Market.Identity.Storage;
using Market.Testing;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Identity.Tests;

/// <summary>A phone with an authenticator app that knows the secret of one account.</summary>
internal sealed partial class Phone(RunningService service, byte[] secret)
{
    /// <summary>What the app shows.</summary>
    /// <param name="steps">From now, in steps of 30 s.</param>
    public string Code(int steps = 0) => TimeCode.At(secret, TimeCode.StepAt(service.Services.GetRequiredService<TimeProvider>().GetUtcNow()) + steps);

    /// <summary>The account has an authenticator app, as if it was set up before.</summary>
    public static async Task<Phone> GiveAsync(RunningService service, SeedPerson person)
    {
        using var scope = service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var secret = AuthenticatorSecrets.Fresh();
        db.Authenticators.Add(scope.ServiceProvider.GetRequiredService<AuthenticatorSecrets>().For(person.Id, secret, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync();
        return new Phone(service, secret);
    }

    /// <summary>Scans the page that sets up an app.</summary>
    public static Phone Scan(RunningService service, string page) => new(service, FromBase32(Key().Match(WebUtility.HtmlDecode(page)).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal)));

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }

    [GeneratedRegex("<b class=\"hash\">([A-Z2-7 ]+)</b>")]
    private static partial Regex Key();
}
