using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Features.Reading;

/// <summary>A person has seen everything there is.</summary>
internal sealed record MarkAllRead(Caller Caller) : ICommand<Result>;

internal sealed class MarkAllReadEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/notifications/read-all", async (Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new MarkAllRead(caller), cancel)).ToNoContent())
        .Allow(AccessDecision.SignedIn).WithName("MarkAllRead").WithTags("Reading").WithSummary("Mark all own notifications as read").ProducesProblem(401);
}

internal sealed class MarkAllReadHandler(NotificationsDb db, TimeProvider time) : ICommandHandler<MarkAllRead, Result>
{
    public async ValueTask<Result> Handle(MarkAllRead command, CancellationToken cancel)
    {
        DateTimeOffset? now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var marked = await db.Notifications.Where(row => row.PersonId == command.Caller.PersonId && row.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, now).SetProperty(row => row.Version, row => row.Version + 1), cancel);
        if (marked > 0)
            await db.LeaveTraceAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
