using System.CommandLine;

using Market.Local.Commands;

namespace Market.Local;

internal static class LocalProgram
{
    /// <summary>What has begun may end: requests, and the filling of the demo world.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(60);

    public static Task<int> Main(string[] args)
    {
        var root = new RootCommand("Flanders ISSN Market: the whole market on this machine") { MarketOption.Port, MarketOption.Data, MarketOption.Reset, MarketOption.NoDemo, MarketOption.Postgres, MarketOption.Redis };
        root.SetAction((parsed, cancel) => RunCommand.RunAsync(MarketOption.Read(parsed), cancel));
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(VerifyLogCommand.Create());
        root.Subcommands.Add(WeighScoresCommand.Create());
        root.Subcommands.Add(ChaosCommand.Create());
        root.Subcommands.Add(SidecarCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeToStop });
    }
}
