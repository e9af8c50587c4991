using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Domain;
using Market.Notifications.Storage;
using Market.Notifications.Wordings;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Features.Reading;

/// <summary>A person reads what the market told, newest first.</summary>
internal sealed record ListNotifications(Caller Caller, bool UnreadOnly, int Page, int Size, string? Language) : IQuery<Page<NotificationItem>>;

/// <param name="Link">Path of the page where the person goes on.</param>
public sealed record NotificationItem(Guid Id, DateTimeOffset At, bool Read, string Kind, string Subject, string Text, string Link);

internal sealed class ListNotificationsEndpoint : IEndpoint
{
    private const int DefaultSize = 20;
    private const int MaxSize = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/notifications", async (bool? unread, int? page, int? size, string? language, HttpRequest request, Caller caller, ISender sender, CancellationToken cancel) =>
            await sender.Send(new ListNotifications(caller, unread == true, Math.Clamp(page ?? 1, 1, 100_000), Math.Clamp(size ?? DefaultSize, 1, MaxSize), ReaderLanguage.Of(request)), cancel))
        .Allow(AccessDecision.SignedIn).WithName("ListNotifications").WithTags("Reading").WithSummary("Read the own notifications").ProducesProblem(401);
}

internal sealed class ListNotificationsHandler(NotificationsDb db) : IQueryHandler<ListNotifications, Page<NotificationItem>>
{
    public async ValueTask<Page<NotificationItem>> Handle(ListNotifications query, CancellationToken cancel)
    {
        var own = db.Notifications.AsNoTracking().Where(notification => notification.PersonId == query.Caller.PersonId && (!query.UnreadOnly || notification.ReadAt == null));
        var total = await own.CountAsync(cancel);
        var rows = await own.OrderByDescending(notification => notification.At).ThenByDescending(notification => notification.Id)
            .Skip((query.Page - 1) * query.Size).Take(query.Size).ToListAsync(cancel);
        var language = query.Language
            ?? await db.Recipients.Where(person => person.Id == query.Caller.PersonId).Select(person => person.Language).SingleOrDefaultAsync(cancel) ?? "nl";
        return new Page<NotificationItem>([.. rows.Select(row => Describe(row, language))], query.Page, query.Size, total);
    }

    private static NotificationItem Describe(Notification row, string language)
    {
        var text = NotificationTexts.Render(row.Kind, row.Facts, language);
        return new NotificationItem(row.Id, row.At, row.ReadAt is not null, row.Kind, text.Subject, text.Text, row.Link);
    }
}
