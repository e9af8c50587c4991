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
internal sealed record ListMails(Caller Caller, int Page) : IQuery<Result<Page<MailItem>>>, IPrivilegedRead;

public sealed record MailItem(Guid Id, DateTimeOffset At, string To, string Subject);

internal sealed class ListMailsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/notifications/mailbox", async (int? page, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListMails(caller, Math.Clamp(page ?? 1, 1, 100_000)), cancel)).ToOk())
        .Allow(AccessDecision.Anyone).WithName("ListMails").WithTags("Mailbox").WithSummary("List the mails of the development mailbox").ProducesProblem(404);
}

internal sealed class ListMailsHandler(MailFolder folder, IOptions<NotificationsOptions> options) : IQueryHandler<ListMails, Result<Page<MailItem>>>
{
    private const int Size = 20;

    public async ValueTask<Result<Page<MailItem>>> Handle(ListMails query, CancellationToken cancel)
    {
        if (!options.IsThere())
            return Error.NotFound();
        var items = new List<MailItem>();
        // The names are version 7 ids, so they sort by time.
        var files = Files().OrderByDescending(Path.GetFileName, StringComparer.Ordinal).ToList();
        foreach (var file in files.Skip((query.Page - 1) * Size).Take(Size))
        {
            var headers = await HeaderList.LoadAsync(file, cancel);
            var message = new MimeMessage(headers);
            items.Add(new MailItem(Guid.ParseExact(Path.GetFileNameWithoutExtension(file), "N"), message.Date, message.To.ToString(), message.Subject ?? ""));
        }

        return new Page<MailItem>(items, query.Page, Size, files.Count);
    }

    private IEnumerable<string> Files() => Directory.Exists(folder.Path)
        ? Directory.EnumerateFiles(folder.Path, "*.eml").Where(file => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "N", out _))
        : [];
}
