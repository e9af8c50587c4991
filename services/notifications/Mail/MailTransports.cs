using System.Globalization;

using Market.Hosting.Files;

using MailKit.Net.Smtp;
using MailKit.Security;

using MimeKit;

namespace Market.Notifications.Mail;

/// <summary>Where mails go: to files, or to a mail server.</summary>
internal interface IMailTransport
{
    /// <exception cref="Exception">It could not be delivered now.</exception>
    Task SendAsync(Guid id, MimeMessage message, CancellationToken cancel);
}

/// <summary>Each mail becomes one .eml file, whole or not at all; sending it again replaces it.</summary>
internal sealed class FileTransport(MailFolder folder) : IMailTransport
{
    public async Task SendAsync(Guid id, MimeMessage message, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder.Path);
        var file = folder.FileOf(id);
        var unfinished = file + ".tmp";
        await message.WriteToAsync(unfinished, cancel);
        DurableFile.Move(unfinished, file, overwrite: true);
    }
}

/// <summary>The folder of the development mailbox.</summary>
internal sealed record MailFolder(string Path)
{
    public string FileOf(Guid id) => System.IO.Path.Combine(Path, id.ToString("N", CultureInfo.InvariantCulture) + ".eml");
}

internal sealed class SmtpTransport(SmtpSettings settings) : IMailTransport
{
    private const int TimeoutMilliseconds = 30_000;

    public async Task SendAsync(Guid id, MimeMessage message, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(settings.Host!, settings.Port, Security(), cancel);
        if (!string.IsNullOrEmpty(settings.User))
            await client.AuthenticateAsync(settings.User, settings.Password ?? "", cancel);
        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(true, cancel);
    }

    private SecureSocketOptions Security() => settings.Security switch
    {
        "auto" => SecureSocketOptions.Auto,
        "none" => SecureSocketOptions.None,
        "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        _ => throw new InvalidOperationException("Market:Smtp:Security must be auto, none, starttls or tls"),
    };
}
