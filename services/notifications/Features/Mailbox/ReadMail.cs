using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Notifications.Mail;

using Mediator;

using Microsoft.Extensions.Options;

using MimeKit;

namespace Market.Notifications.Features.Mailbox;

/// <summary>Somebody reads one mail of the development mailbox.</summary>
internal sealed record ReadMail(Caller Caller, Guid Id) : IQuery<Result<MailReply>>, IPrivilegedRead;

/// <param name="Html">Made by the market from encoded text; still to be shown as text or in a sandbox.</param>
public sealed record MailReply(Guid Id, DateTimeOffset At, string From, string To, string Subject, string Text, string Html);

internal sealed class ReadMailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/notifications/mailbox/{id:guid}", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReadMail(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.Anyone).WithName("ReadMail").WithTags("Mailbox").WithSummary("Read a mail of the development mailbox").ProducesProblem(404);
}

internal sealed class ReadMailHandler(MailFolder folder, IOptions<NotificationsOptions> options) : IQueryHandler<ReadMail, Result<MailReply>>
{
    public async ValueTask<Result<MailReply>> Handle(ReadMail query, CancellationToken cancel)
    {
        var file = folder.FileOf(query.Id);
        if (!options.IsThere() || !File.Exists(file))
            return Error.NotFound();
        var message = await MimeMessage.LoadAsync(file, cancel);
        return new MailReply(query.Id, message.Date, message.From.ToString(), message.To.ToString(), message.Subject ?? "", message.TextBody ?? "", message.HtmlBody ?? "");
    }
}
