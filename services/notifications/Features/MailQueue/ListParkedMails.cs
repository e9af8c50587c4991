using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Features.MailQueue;

/// <summary>An administrator sees which mails were given up, and why.</summary>
internal sealed record ListParkedMails(Caller Caller) : IQuery<IReadOnlyList<ParkedMail>>;

/// <param name="Reason">The last error.</param>
public sealed record ParkedMail(Guid Id, Guid PersonId, string Kind, int Attempts, DateTimeOffset ParkedAt, string Reason);

internal sealed class ListParkedMailsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/notifications/mails/parked", async (Caller caller, ISender sender, CancellationToken cancel) => await sender.Send(new ListParkedMails(caller), cancel))
        .Allow(AccessDecision.AnyOf(Roles.Admin)).WithName("ListParkedMails").WithTags("MailQueue").WithSummary("List mails that were given up").ProducesProblem(401).ProducesProblem(403);
}

internal sealed class ListParkedMailsHandler(NotificationsDb db) : IQueryHandler<ListParkedMails, IReadOnlyList<ParkedMail>>
{
    private const int Newest = 100;

    public async ValueTask<IReadOnlyList<ParkedMail>> Handle(ListParkedMails query, CancellationToken cancel) => await db.Mails.AsNoTracking()
        .Where(mail => mail.ParkedAt != null).OrderByDescending(mail => mail.ParkedAt).Take(Newest)
        .Join(db.Notifications, mail => mail.Id, notification => notification.Id, (mail, notification) =>
            new ParkedMail(mail.Id, notification.PersonId, notification.Kind, mail.Attempts, mail.ParkedAt!.Value, mail.LastError ?? ""))
        .ToListAsync(cancel);
}
