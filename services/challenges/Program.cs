namespace Market.Challenges;

internal static class ChallengesProgram
{
    public static Task Main(string[] args) => ChallengesService.Create(args).RunAsync();
}
