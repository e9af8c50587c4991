namespace Market.Identity;

internal static class IdentityProgram
{
    public static Task Main(string[] args) => IdentityService.Create(args).RunAsync();
}
