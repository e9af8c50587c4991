using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Features.Reading;

/// <summary>A person has read one notification.</summary>
internal sealed record MarkRead(Caller Caller, Guid Id) : ICommand<Result>;

internal sealed class MarkReadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/notifications/{id:guid}/read", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new MarkRead(caller, id), cancel)).ToNoContent())
        .Allow(AccessDecision.SignedIn).WithName("MarkRead").WithTags("Reading").WithSummary("Mark a notification as read").ProducesProblem(401).ProducesProblem(404);
}

internal sealed class MarkReadHandler(NotificationsDb db, TimeProvider time) : ICommandHandler<MarkRead, Result>
{
    public async ValueTask<Result> Handle(MarkRead command, CancellationToken cancel)
    {
        var notification = await db.Notifications.SingleOrDefaultAsync(row => row.Id == command.Id && row.PersonId == command.Caller.PersonId, cancel);
        if (notification is null)
            return Error.NotFound();
        notification.Read(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
