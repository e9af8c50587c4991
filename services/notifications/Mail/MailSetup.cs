using Market.Hosting;

namespace Market.Notifications.Mail;

internal static class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(NotificationsOptions.Section);
        var options = (section.Get<NotificationsOptions>() ?? new NotificationsOptions()).Check();
        builder.Services.Configure<NotificationsOptions>(section);
        builder.Services.AddSingleton(new MailFolder(options.MailFolder is { Length: > 0 } folder ? folder : Path.Combine(builder.Configuration.GetMarketOptions().DataFolder, "mail")));
        if (options.WritesFiles)
            builder.Services.AddSingleton<IMailTransport, FileTransport>();
        else
            builder.Services.AddSingleton<IMailTransport>(new SmtpTransport(options.Smtp));
        builder.Services.AddSingleton<MailComposer>();
        builder.Services.AddSingleton<MailJob>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailJob>());
    }
}
