namespace Market.Notifications;

/// <summary>Settings of the notifications service, section <c>Market</c>.</summary>
public sealed class NotificationsOptions
{
    public const string Section = "Market";

    /// <summary><c>files</c>: each mail becomes an .eml file; <c>smtp</c>: it is sent.</summary>
    public string Mail { get; set; } = "files";

    /// <summary>Where the .eml files go; empty: <c>{DataFolder}/mail</c>.</summary>
    public string? MailFolder { get; set; }

    /// <summary>Whether everyone may read the development mailbox; else only an administrator. Never in production.</summary>
    public bool OpenMailbox { get; set; }

    public SmtpSettings Smtp { get; set; } = new();

    /// <summary>How often the mail job looks for work.</summary>
    public TimeSpan MailInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Attempts before a mail is parked.</summary>
    public int MailAttempts { get; set; } = 10;

    /// <summary>Wait before the second attempt; doubles with each, up to an hour.</summary>
    public TimeSpan MailFirstBackOff { get; set; } = TimeSpan.FromSeconds(30);

    public bool WritesFiles => Mail == "files";

    /// <exception cref="InvalidOperationException">A setting has a value that the service does not know.</exception>
    public NotificationsOptions Check()
    {
        if (Mail is not ("files" or "smtp"))
            throw new InvalidOperationException("Market:Mail must be files or smtp");
        if (Mail == "smtp" && string.IsNullOrEmpty(Smtp.Host))
            throw new InvalidOperationException("Market:Smtp:Host is needed when Market:Mail is smtp");
        return this;
    }
}

/// <summary>The mail server, section <c>Market:Smtp</c>.</summary>
public sealed class SmtpSettings
{
    public string? Host { get; set; }

    public int Port { get; set; } = 25;

    /// <summary><c>auto</c>, <c>none</c>, <c>starttls</c> or <c>tls</c>.</summary>
    public string Security { get; set; } = "auto";

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Sender address; empty: <c>no-reply@</c> the public host.</summary>
    public string? From { get; set; }
}
