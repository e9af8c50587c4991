using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Mail;

using Mediator;

using Microsoft.Extensions.Options;

using MimeKit;

namespace Market.Notifications.Features.Mailbox;

/// <summary>Somebody looks through the development mailbox, newest first.</summary>
internal sealed record ListMails(Caller Caller) : IQuery<Result<IReadOnlyList<MailItem>>>, IPrivilegedRead;

public sealed record MailItem(Guid Id, DateTimeOffset At, string To, string Subject);

internal sealed class ListMailsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/notifications/mailbox", async (Caller caller, ISender sender, CancellationToken cancel) => (await sender.Send(new ListMails(caller), cancel)).ToOk())
        .Allow(AccessDecision.Anyone).WithName("ListMails").WithTags("Mailbox").WithSummary("List the newest mails of the development mailbox").ProducesProblem(404);
}

internal sealed class ListMailsHandler(MailFolder folder, IOptions<NotificationsOptions> options) : IQueryHandler<ListMails, Result<IReadOnlyList<MailItem>>>
{
    private const int Newest = 100;

    public async ValueTask<Result<IReadOnlyList<MailItem>>> Handle(ListMails query, CancellationToken cancel)
    {
        if (!options.IsThere())
            return Error.NotFound();
        var items = new List<MailItem>();
        // The names are version 7 ids, so they sort by time.
        foreach (var file in Files().OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Take(Newest))
        {
            var headers = await HeaderList.LoadAsync(file, cancel);
            var message = new MimeMessage(headers);
            items.Add(new MailItem(Guid.ParseExact(Path.GetFileNameWithoutExtension(file), "N"), message.Date, message.To.ToString(), message.Subject ?? ""));
        }

        return items;
    }

    private IEnumerable<string> Files() => Directory.Exists(folder.Path)
        ? Directory.EnumerateFiles(folder.Path, "*.eml").Where(file => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "N", out _))
        : [];
}
