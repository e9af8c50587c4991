using Market.Hosting.Access;
using Market.Kernel;

using Microsoft.Extensions.Options;

namespace Market.Notifications.Features.Mailbox;

/// <summary>The development mailbox exists only where mails become files, and is for administrators unless it was opened by setting.</summary>
internal static class MailboxAccess
{
    public static bool MayRead(this IOptions<NotificationsOptions> options, Caller caller) =>
        options.Value.WritesFiles && (options.Value.OpenMailbox || caller.Is(Roles.Admin));
}
