namespace Market.Notifications;

internal static class NotificationsProgram
{
    public static Task Main(string[] args) => NotificationsService.Create(args).RunAsync();
}
