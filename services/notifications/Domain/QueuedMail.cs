namespace Market.Notifications.Domain;

/// <summary>A mail to be sent for a notification; its text is made when it is sent, in the recipient's language of then.</summary>
internal sealed class QueuedMail
{
    private const int ErrorLength = 500;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(1);

    /// <summary>Same as the notification's.</summary>
    public required Guid Id { get; init; }

    public int Attempts { get; set; }

    public required DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public Guid? LeasedBy { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Set when it is given up; an administrator sees it and may have it tried again.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    public string? LastError { get; set; }

    public void Sent(DateTimeOffset now)
    {
        (SentAt, LastError) = (now, null);
        Release();
    }

    public void Park(string reason, DateTimeOffset now)
    {
        (ParkedAt, LastError) = (now, Short(reason));
        Release();
    }

    /// <summary>Tries again later, twice as late each time; parks after <paramref name="attempts"/>.</summary>
    public void Postpone(string reason, int attempts, TimeSpan firstBackOff, DateTimeOffset now)
    {
        Attempts++;
        if (Attempts >= attempts)
        {
            Park(reason, now);
            return;
        }

        var wait = Math.Min(firstBackOff.TotalSeconds * Math.Pow(2, Attempts - 1), LongestBackOff.TotalSeconds);
        (NextAttemptAt, LastError) = (now.AddSeconds(wait), Short(reason));
        Release();
    }

    public void TryAgain(DateTimeOffset now) => (ParkedAt, Attempts, NextAttemptAt) = (null, 0, now);

    private void Release() => (LeasedBy, LeasedUntil) = (null, null);

    private static string Short(string text) => text.Length > ErrorLength ? text[..ErrorLength] : text;
}
