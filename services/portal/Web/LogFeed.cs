using System.Globalization;
using System.Xml.Linq;

using Market.Hosting.Access;
using Market.Portal.Clients;

namespace Market.Portal.Web;

/// <summary>The newest checkpoints of every service as an Atom feed (RFC 4287), for who wants to keep them outside the market.</summary>
internal static class LogFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void MapLogFeed(this IEndpointRouteBuilder routes) => routes.MapGet("/logboek.atom", WriteAsync).Allow(AccessDecision.Anyone);

    private static async Task<IResult> WriteAsync(OperationsClient operations, HttpContext context)
    {
        var logs = await Task.WhenAll(OperationsClient.Services.Select(async service => (Service: service, Answer: await operations.CheckpointsAsync(service))));
        var entries = logs.SelectMany(log => (log.Answer.Value?.Checkpoints ?? []).Select(checkpoint => (log.Service, checkpoint)))
            .OrderByDescending(pair => pair.checkpoint.At).ToList();
        var address = $"{context.PublicUrl()}/logboek";
        var feed = new XElement(Atom + "feed",
            new XElement(Atom + "id", $"{address}.atom"),
            new XElement(Atom + "title", "Flanders ISSN Market: logboek"),
            new XElement(Atom + "author", new XElement(Atom + "name", "Flanders ISSN Market")),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", $"{address}.atom")),
            new XElement(Atom + "link", new XAttribute("href", address)),
            new XElement(Atom + "updated", Instant(entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries[0].checkpoint.At)),
            entries.Select(entry => Entry(address, entry.Service, entry.checkpoint)));
        return Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}", "application/atom+xml; charset=utf-8");
    }

    private static XElement Entry(string address, string service, LogCheckpoint checkpoint) => new(Atom + "entry",
        new XElement(Atom + "id", $"{address}#{service}-{checkpoint.Id.ToString(CultureInfo.InvariantCulture)}"),
        new XElement(Atom + "title", $"{service} {checkpoint.Size.ToString(CultureInfo.InvariantCulture)} {checkpoint.Root}"),
        new XElement(Atom + "updated", Instant(checkpoint.At)),
        new XElement(Atom + "content", new XAttribute("type", "text"), checkpoint.Note));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
