using MailKit.Net.Smtp;

using Market.Hosting.FailPoints;
using Market.Notifications.Domain;
using Market.Notifications.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Market.Notifications.Mail;

/// <summary>Sends what stands in the mail queue: leased, tried again with back-off, parked when it cannot be delivered.</summary>
internal sealed class MailJob(
    IServiceScopeFactory scopes, IMailTransport transport, MailComposer composer, IOptions<NotificationsOptions> options, TimeProvider time, ILogger<MailJob> log) : BackgroundService
{
    private const int Batch = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);
    private readonly Guid _me = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.MailInterval, time);
        try
        {
            do
            {
                await DrainAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    /// <summary>One round; gives how many mails it tried.</summary>
    internal async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        var leased = await LeaseAsync(db, cancel);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var renewing = leased.Count == 0 ? Task.CompletedTask : RenewAsync(done.Token);
        try
        {
            foreach (var mail in leased)
            {
                await SendAsync(db, mail, cancel);
                // One by one: a crash must not send a whole batch again.
                await db.SaveChangesAsync(CancellationToken.None);
            }
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }

        return leased.Count;
    }

    /// <summary>Leases are short, so that the mails of a process that was killed soon go from another, and are renewed while this one works.</summary>
    private async Task RenewAsync(CancellationToken done)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                using var scope = scopes.CreateScope();
                var until = time.GetUtcNow() + Lease;
                await scope.ServiceProvider.GetRequiredService<NotificationsDb>().Mails.Where(mail => mail.LeasedBy == _me && mail.SentAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.LeasedUntil, until), done);
            }
        }
        catch (OperationCanceledException)
        {
            // The batch is done.
        }
    }

    private async Task DrainAsync(CancellationToken stopping)
    {
        try
        {
            while (await RunOnceAsync(stopping) == Batch)
            {
            }
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning(error, "The mail job stumbled and goes on");
        }
    }

    private async Task<List<QueuedMail>> LeaseAsync(NotificationsDb db, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var until = now + Lease;
        var due = db.Mails.Where(mail => mail.SentAt == null && mail.ParkedAt == null && mail.NextAttemptAt <= now && (mail.LeasedUntil == null || mail.LeasedUntil < now));
        var ids = await due.OrderBy(mail => mail.NextAttemptAt).ThenBy(mail => mail.Id).Take(Batch).Select(mail => mail.Id).ToListAsync(cancel);
        if (ids.Count == 0)
            return [];
        await due.Where(mail => ids.Contains(mail.Id)).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.LeasedUntil, until).SetProperty(mail => mail.LeasedBy, _me), cancel);
        return await db.Mails.Where(mail => ids.Contains(mail.Id) && mail.LeasedBy == _me && mail.SentAt == null).OrderBy(mail => mail.Id).ToListAsync(cancel);
    }

    private async Task SendAsync(NotificationsDb db, QueuedMail mail, CancellationToken cancel)
    {
        try
        {
            var notification = await db.Notifications.SingleAsync(row => row.Id == mail.Id, cancel);
            // Not told yet by the identity service: the mail waits for it.
            var recipient = notification.Facts.Guest?.ToRecipient(notification.PersonId) ?? await db.Recipients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == notification.PersonId, cancel)
                ?? throw new InvalidOperationException("The recipient is not known yet");
            if (!recipient.Active)
            {
                mail.Park("The recipient has left", time.GetUtcNow());
                return;
            }

            FailPoint.Hit(FailPointNames.MailBegun);
            await transport.SendAsync(mail.Id, composer.Compose(notification, recipient, notification.At), cancel);
            FailPoint.Hit(FailPointNames.MailSent);
            mail.Sent(time.GetUtcNow());
            if (notification.Facts is { Guest: not null } or { SealedToken: not null })
                notification.ForgetWhatOnlyTheMailNeeds();
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            Fail(mail, error);
        }
    }

    private void Fail(QueuedMail mail, Exception error)
    {
        if (IsFinal(error))
            mail.Park(error.Message, time.GetUtcNow());
        else
            mail.Postpone(error.Message, options.Value.MailAttempts, options.Value.MailFirstBackOff, time.GetUtcNow());
        if (mail.ParkedAt is not null)
            log.LogError("Mail {MailId} is parked: {Reason}", mail.Id, mail.LastError);
        else
            log.LogWarning("Mail {MailId} failed, attempt {Attempt}: {Reason}", mail.Id, mail.Attempts, mail.LastError);
    }

    /// <summary>An address that cannot be, or a server that refuses for good (5xx).</summary>
    private static bool IsFinal(Exception error) => error is FormatException or SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 };
}
