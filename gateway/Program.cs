namespace Market.Gateway;

internal static class GatewayProgram
{
    public static Task Main(string[] args) => GatewayService.Create(args).RunAsync();
}
