using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Features.MailQueue;

/// <summary>An administrator has a parked mail tried again.</summary>
internal sealed record RetryMail(Caller Caller, Guid Id) : ICommand<Result>;

internal sealed class RetryMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/notifications/mails/{id:guid}/retry", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RetryMail(caller, id), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Admin)).WithName("RetryMail").WithTags("MailQueue").WithSummary("Try a parked mail again").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
}

internal sealed class RetryMailHandler(NotificationsDb db, TimeProvider time) : ICommandHandler<RetryMail, Result>
{
    public async ValueTask<Result> Handle(RetryMail command, CancellationToken cancel)
    {
        if (await db.Mails.SingleOrDefaultAsync(mail => mail.Id == command.Id && mail.ParkedAt != null, cancel) is not { } mail)
            return Error.NotFound();
        mail.TryAgain(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
