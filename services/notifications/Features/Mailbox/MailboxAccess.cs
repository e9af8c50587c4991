using Microsoft.Extensions.Options;

namespace Market.Notifications.Features.Mailbox;

/// <summary>
/// The development mailbox exists only where mails become files and it was opened by setting. Elsewhere for nobody: mails tell who
/// takes part in what, which administrators may not know either.
/// </summary>
internal static class MailboxAccess
{
    public static bool IsThere(this IOptions<NotificationsOptions> options) =>
        options.Value.WritesFiles && options.Value.OpenMailbox;
}
