using Market.Kernel;

namespace Market.Portal.Clients;

public sealed record NotificationRow(Guid Id, DateTimeOffset At, bool Read, string Subject, string Text, string? Link);

public sealed record UnreadCount(int Unread);

public sealed record MailPreference(string Mail);

/// <summary>A mail in the development mailbox.</summary>
public sealed record MailRow(string Id, DateTimeOffset At, string To, string Subject);

public sealed record MailDetail(string Id, DateTimeOffset At, string To, string Subject, string Text);

/// <summary>A mail that was given up.</summary>
/// <param name="Name">Of the recipient.</param>
public sealed record ParkedMail(Guid Id, Guid PersonId, string? Name, string Kind, int Attempts, DateTimeOffset ParkedAt, string Reason);

/// <summary>Mails that tell who takes part: never shown one by one.</summary>
public sealed record SealedMails(DateTimeOffset Since, int Attempts);

public sealed record ParkedMails(IReadOnlyList<ParkedMail> Mails, SealedMails? Sealed)
{
    public bool Any => Mails.Count > 0 || Sealed is not null;
}

/// <summary>The notifications service: what happened for this reader, and how to be told.</summary>
public sealed class NotificationsClient(HttpClient http)
{
    private const string Root = "/api/notifications";

    public Task<Answer<Page<NotificationRow>>> ListAsync(bool unread, int page) =>
        http.GetAsync<Page<NotificationRow>>($"{Root}?page={page}{(unread ? "&unread=true" : "")}");

    public Task<Answer<UnreadCount>> CountAsync() => http.GetAsync<UnreadCount>($"{Root}/count");

    public Task<Answer> ReadAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"{Root}/{id}/read");

    public Task<Answer> ReadAllAsync() => http.SendAsync(HttpMethod.Post, $"{Root}/read-all");

    public Task<Answer<MailPreference>> PreferenceAsync() => http.GetAsync<MailPreference>($"{Root}/preferences");

    public Task<Answer> SavePreferenceAsync(string mail) => http.SendAsync(HttpMethod.Put, $"{Root}/preferences", new { mail });

    public Task<Answer<Page<MailRow>>> MailboxAsync(int page) => http.GetAsync<Page<MailRow>>($"{Root}/mailbox?page={page}");

    public Task<Answer<MailDetail>> MailAsync(string id) => http.GetAsync<MailDetail>($"{Root}/mailbox/{Uri.EscapeDataString(id)}");

    public Task<Answer<ParkedMails>> ParkedMailsAsync() => http.GetAsync<ParkedMails>($"{Root}/mails/parked");

    /// <param name="mail">Id of a mail, or <c>sealed</c>.</param>
    public Task<Answer> RetryMailAsync(string mail) => http.SendAsync(HttpMethod.Post, $"{Root}/mails/{Uri.EscapeDataString(mail)}/retry");
}
