namespace Market.Portal;

internal static class PortalProgram
{
    public static Task Main(string[] args) => PortalService.Create(args).RunAsync();
}
