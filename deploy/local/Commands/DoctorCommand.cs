using System.CommandLine;

using Market.Local.Doctor;

namespace Market.Local.Commands;

/// <summary>Examines the data of all services and says what is broken where. Reads only; works beside a running market.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Examine the data of all services; exit code 1 when something is broken");
        command.SetAction((parsed, cancel) => RunAsync(MarketOption.Read(parsed), cancel));
        return command;
    }

    private static async Task<int> RunAsync(LocalOptions options, CancellationToken cancel)
    {
        if (!DataFolder.Exists(options))
        {
            await Console.Error.WriteLineAsync($"There is no market in {options.DataFolder}. Name its folder: dotnet run --project deploy/local -- doctor --data DIR");
            return 2;
        }

        var apps = SingleApp.All.ToDictionary(app => app.Key, app => SingleApp.Create(options, app.Key, app.Value));
        try
        {
            return await ExamineAsync(apps, cancel);
        }
        finally
        {
            foreach (var app in apps.Values)
                await app.DisposeAsync();
        }
    }

    private static async Task<int> ExamineAsync(Dictionary<string, WebApplication> apps, CancellationToken cancel)
    {
        foreach (var (name, app) in apps)
        {
            if (await SingleApp.IsUpToDateAsync(app, cancel))
                continue;
            await Console.Error.WriteLineAsync($"The database of {name} is not there, or of another version: start the market once with this version");
            return 2;
        }

        var report = await MarketDoctor.ExamineAsync(name => apps[name].Services, cancel);
        report.WriteText(Console.Out);
        return report.IsSound ? 0 : 1;
    }
}
