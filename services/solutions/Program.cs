namespace Market.Solutions;

internal static class SolutionsProgram
{
    public static Task Main(string[] args) => SolutionsService.Create(args).RunAsync();
}
