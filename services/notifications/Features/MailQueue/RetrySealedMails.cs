using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Notifications.Features.MailQueue;

/// <summary>An administrator has the parked mails tried again that tell who takes part, all at once because they are not shown.</summary>
internal sealed record RetrySealedMails(Caller Caller) : ICommand<Result>;

internal sealed class RetrySealedMailsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/notifications/mails/sealed/retry", async (Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new RetrySealedMails(caller), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Admin)).WithName("RetrySealedMails").WithTags("MailQueue").WithSummary("Try the parked mails to teams again").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
}

internal sealed class RetrySealedMailsHandler(NotificationsDb db, TimeProvider time) : ICommandHandler<RetrySealedMails, Result>
{
    public async ValueTask<Result> Handle(RetrySealedMails command, CancellationToken cancel)
    {
        var mails = await db.ParkedMailsOfTeams().ToListAsync(cancel);
        if (mails.Count == 0)
            return Error.NotFound();
        var now = time.GetUtcNow();
        foreach (var mail in mails)
            mail.TryAgain(now);
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
