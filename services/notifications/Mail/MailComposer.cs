using System.Net;
using System.Text;

using Market.Hosting;
using Market.Hosting.Access;
using Market.Notifications.Domain;
using Market.Notifications.Wordings;

using Microsoft.Extensions.Options;

using MimeKit;

namespace Market.Notifications.Mail;

/// <summary>Makes the mail of a notification: plain text and the same as simple HTML, in the recipient's language.</summary>
internal sealed class MailComposer(IOptions<MarketOptions> market, IOptions<NotificationsOptions> options, SharedSeal seal)
{
    private const string Sender = "Flanders ISSN Market";
    private readonly string _url = market.Value.PublicUrl;
    private readonly string _host = new Uri(market.Value.PublicUrl).Host;

    /// <exception cref="FormatException">The recipient has no usable address.</exception>
    public MimeMessage Compose(Notification notification, Recipient recipient, DateTimeOffset now)
    {
        var text = NotificationTexts.Render(notification.Kind, notification.Facts, recipient.Language);
        var frame = MailFrame.In(recipient.Language, Kinds.OfAccount.Contains(notification.Kind));
        var paragraphs = text.Text.Split("\n\n");
        var link = _url + LinkOf(notification);
        var message = new MimeMessage
        {
            Subject = text.Subject,
            Date = now,
            // The same for every attempt, so that a mail program shows a repeated delivery once.
            MessageId = $"{notification.EventId:N}.{recipient.Id:N}@{_host}",
            Body = new MultipartAlternative
            {
                Part("plain", Plain(frame, recipient, paragraphs, link)),
                Part("html", Html(frame, recipient, text.Subject, paragraphs, link)),
            },
        };
        message.From.Add(new MailboxAddress(Sender, options.Value.Smtp.From is { Length: > 0 } from ? from : $"no-reply@{_host}"));
        message.To.Add(Address(recipient));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add("List-Id", $"{Sender} <notifications.{_host}>");
        return message;
    }

    private string LinkOf(Notification notification) => notification.Facts switch
    {
        { Guest: { } guest } => GuestLink.To(Opened(GuestLink.Purpose, guest.SealedToken)),
        { SealedToken: { } token } => PasswordLink.To(Opened(PasswordLink.Purpose, token)),
        _ => notification.Link,
    };

    private string Opened(string purpose, string token) => seal.Open(purpose, token) ?? throw new FormatException("The link cannot be opened: the application token is another one");

    private static TextPart Part(string kind, string text)
    {
        var part = new TextPart(kind) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static MailboxAddress Address(Recipient recipient)
    {
        // A quoted local part may hold a line end by RFC 5321; no address of a person does.
        if (recipient.Email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || !MailboxAddress.TryParse(recipient.Email, out var parsed) || parsed.Address != recipient.Email)
            throw new FormatException("The recipient's address cannot be used");
        return new MailboxAddress(SafeText.Line(recipient.Name), parsed.Address);
    }

    private static string Plain(MailFrame frame, Recipient recipient, string[] paragraphs, string link) =>
        $"{frame.Greeting} {SafeText.Line(recipient.Name)},\n\n{string.Join("\n\n", paragraphs)}\n\n{frame.Open}: {link}\n\n-- \n{frame.Why}\n";

    private static string Html(MailFrame frame, Recipient recipient, string subject, string[] paragraphs, string link)
    {
        var html = new StringBuilder();
        html.Append($"<!DOCTYPE html><html lang=\"{frame.Language}\"><head><meta charset=\"utf-8\"><title>{Encode(subject)}</title></head><body>\n");
        html.Append($"<p>{Encode($"{frame.Greeting} {SafeText.Line(recipient.Name)},")}</p>\n");
        foreach (var paragraph in paragraphs)
            html.Append($"<p>{Encode(paragraph).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>\n");
        html.Append($"<p><a href=\"{Encode(link)}\">{Encode(frame.Open)}</a></p>\n<hr>\n<p><small>{Encode(frame.Why)}</small></p>\n</body></html>\n");
        return html.ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
