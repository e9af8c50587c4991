using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Features.MailQueue;

/// <summary>An administrator sees which mails were given up, and why; of mails that tell who takes part only that there are some.</summary>
internal sealed record ListParkedMails(Caller Caller) : IQuery<ParkedMails>, IPrivilegedRead;

/// <param name="Name">Of the recipient; null when identity has not told yet.</param>
/// <param name="Reason">The last error.</param>
public sealed record ParkedMail(Guid Id, Guid PersonId, string? Name, string Kind, int Attempts, DateTimeOffset ParkedAt, string Reason);

/// <summary>Mails to teams, without recipients, reasons (a mail server quotes the address) and number.</summary>
/// <param name="Since">The hour (UTC, rounded down) in which the first of them was given up.</param>
public sealed record SealedMails(DateTimeOffset Since, int Attempts);

/// <param name="Sealed">Null when no such mail was given up.</param>
public sealed record ParkedMails(IReadOnlyList<ParkedMail> Mails, SealedMails? Sealed);

internal sealed class ListParkedMailsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/notifications/mails/parked", async (Caller caller, ISender sender, CancellationToken cancel) => await sender.Send(new ListParkedMails(caller), cancel))
        .Allow(AccessDecision.AnyOf(Roles.Admin)).WithName("ListParkedMails").WithTags("MailQueue").WithSummary("List mails that were given up").ProducesProblem(401).ProducesProblem(403);
}

internal sealed class ListParkedMailsHandler(NotificationsDb db) : IQueryHandler<ListParkedMails, ParkedMails>
{
    private const int Newest = 100;

    public async ValueTask<ParkedMails> Handle(ListParkedMails query, CancellationToken cancel) => new(await MailsAsync(cancel), await SealedAsync(cancel));

    private Task<List<ParkedMail>> MailsAsync(CancellationToken cancel) => (
        from mail in db.Mails.AsNoTracking()
        join notification in db.Notifications on mail.Id equals notification.Id
        join known in db.Recipients on notification.PersonId equals known.Id into recipients
        from recipient in recipients.DefaultIfEmpty()
        where mail.ParkedAt != null && !Kinds.TellWhoTakesPart.Contains(notification.Kind)
        orderby mail.ParkedAt descending
        select new ParkedMail(mail.Id, notification.PersonId, recipient == null ? null : recipient.Name, notification.Kind, mail.Attempts, mail.ParkedAt!.Value, mail.LastError ?? ""))
        .Take(Newest).ToListAsync(cancel);

    private async Task<SealedMails?> SealedAsync(CancellationToken cancel)
    {
        var first = await db.ParkedMailsOfTeams().AsNoTracking().OrderBy(mail => mail.ParkedAt).FirstOrDefaultAsync(cancel);
        return first?.ParkedAt is { } at ? new SealedMails(at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerHour)), first.Attempts) : null;
    }
}

internal static class ParkedMailQueries
{
    public static IQueryable<QueuedMail> ParkedMailsOfTeams(this NotificationsDb db) => db.Mails.Where(mail => mail.ParkedAt != null
        && db.Notifications.Any(notification => notification.Id == mail.Id && Kinds.TellWhoTakesPart.Contains(notification.Kind)));
}
