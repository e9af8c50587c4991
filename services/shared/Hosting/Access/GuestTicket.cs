using System.Text.Json;

namespace Market.Hosting.Access;

/// <summary>What the solutions service tells the issuer of somebody who came by a guest link: the link proved the address.</summary>
/// <param name="Until">After it the link must be followed again (UTC).</param>
public sealed record GuestTicket(string Name, string Email, DateTimeOffset Until)
{
    private const string Purpose = "guest-ticket";

    public string Sealed(SharedSeal seal) => seal.Seal(Purpose, JsonSerializer.Serialize(this));

    /// <returns>Null when it is no ticket, or over.</returns>
    public static GuestTicket? Read(string? text, SharedSeal seal, DateTimeOffset now) =>
        seal.Open(Purpose, text) is { } json && JsonSerializer.Deserialize<GuestTicket>(json) is { } ticket && now < ticket.Until ? ticket : null;
}
