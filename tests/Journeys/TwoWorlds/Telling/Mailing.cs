using System.Globalization;
using System.Text.Json;

using Market.Contracts;
using Market.Hosting.Messaging.Inbox;
using Market.Journeys.Access;
using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;
using Market.Journeys.TwoWorlds.Secrets;
using Market.Notifications.Domain;
using Market.Notifications.Mail;
using Market.Notifications.Storage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Journeys.TwoWorlds.Telling;

/// <summary>Has everything done that anybody may do where a secret is kept, rolled back, and reads the notifications and mails that would have followed.</summary>
internal sealed class Mailing(TwoWorldsMarket market)
{
    /// <summary>Events get their numbers by chance; in a mail they stand for nothing.</summary>
    private static readonly Guid Announcement = new(9, 9, 0x7000, 0x80, 9, 9, 9, 9, 9, 9, 9);

    private static int _number;

    /// <summary>One doer for each command in each of the secret's states.</summary>
    public IReadOnlyList<Cell> Acts(Secret secret) =>
    [
        .. Cell.Of(market.Matrix).Where(cell => !cell.Endpoint.IsRead && secret.States.Contains(cell.State) && cell.Expected is Outcome.Allow or Outcome.TwoPersons)
            .DistinctBy(cell => (cell.Endpoint.Name, cell.State)),
    ];

    /// <summary>For each act and person what that person hears; nothing for who hears nothing.</summary>
    public async Task<IReadOnlyDictionary<(string Act, Guid Person), string>> HeardAsync(IReadOnlyList<Cell> acts)
    {
        var heard = new Dictionary<(string, Guid), string>();
        // Anew in each world: who signs a report signs what is in it there.
        var targets = await market.Targets.ReadAnewAsync(market.Market);
        foreach (var act in acts)
        {
            foreach (var (person, text) in await HeardAsync(act, act.In(targets)))
                heard[($"{act}", person)] = heard.GetValueOrDefault(($"{act}", person)) + text;
        }

        return heard;
    }

    private async Task<IReadOnlyList<(Guid Person, string Text)>> HeardAsync(Cell act, Target target)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"two-worlds-act-{Interlocked.Increment(ref _number)}");
        using var request = market.Asks.Of(act.Endpoint, target).ToMessage((Rehearsal.CountHeader, name), (Rehearsal.Header, "1"));
        using var answer = await market.Sessions.As(act.Persona).SendAsync(request);
        var heard = new List<(Guid, string)>();
        foreach (var (app, message) in market.Told.Of(name))
        {
            using var data = JsonDocument.Parse(message.Data);
            heard.AddRange(await FollowingAsync(new EventEnvelope(Announcement, 1, app, message.Type, message.Time, data.RootElement)));
        }

        return heard;
    }

    /// <summary>Lets the notifications service react, and saves nothing.</summary>
    private async Task<IReadOnlyList<(Guid Person, string Text)>> FollowingAsync(EventEnvelope envelope)
    {
        using var scope = market.Market.Services(Apps.Notifications).CreateScope();
        var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<NotificationsDb>());
        await using var rolledBack = await db.Database.BeginTransactionAsync();
        foreach (var react in services.GetRequiredService<EventSubscriptions>().ReactionsTo(envelope))
            await react(services, envelope, CancellationToken.None);
        var mails = db.ChangeTracker.Entries<QueuedMail>().Select(entry => entry.Entity.Id).ToHashSet();
        var texts = new List<(Guid, string)>();
        foreach (var notification in db.ChangeTracker.Entries<Notification>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).OrderBy(row => row.PersonId))
        {
            var recipient = notification.Facts.Guest?.ToRecipient(notification.PersonId) ?? await db.Recipients.AsNoTracking().SingleAsync(row => row.Id == notification.PersonId);
            using var mail = services.GetRequiredService<MailComposer>().Compose(notification, recipient, notification.At);
            texts.Add((notification.PersonId, $"{mails.Contains(notification.Id)} {mail.To} {mail.MessageId} {mail.Date:O} {mail.Subject}\n{mail.TextBody}\n{mail.HtmlBody}\n"));
        }

        return texts;
    }
}
