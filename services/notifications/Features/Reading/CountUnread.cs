using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Notifications.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Features.Reading;

/// <summary>How many notifications the person has not read.</summary>
internal sealed record CountUnread(Caller Caller) : IQuery<UnreadCount>;

public sealed record UnreadCount(int Unread);

internal sealed class CountUnreadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/notifications/count", async (Caller caller, ISender sender, CancellationToken cancel) => await sender.Send(new CountUnread(caller), cancel))
        .Allow(AccessDecision.SignedIn).WithName("CountUnread").WithTags("Reading").WithSummary("Count the own unread notifications").ProducesProblem(401);
}

internal sealed class CountUnreadHandler(NotificationsDb db) : IQueryHandler<CountUnread, UnreadCount>
{
    public async ValueTask<UnreadCount> Handle(CountUnread query, CancellationToken cancel) =>
        new(await db.Notifications.CountAsync(notification => notification.PersonId == query.Caller.PersonId && notification.ReadAt == null, cancel));
}
