using System.CommandLine;

using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.Invariants;
using Market.Hosting.Storage;

namespace Market.Local.Commands;

/// <summary>Builds each service's log again from its rows and compares it with what was signed. Works beside a running market.</summary>
internal static class VerifyLogCommand
{
    public static Command Create()
    {
        var kept = new Option<FileInfo[]>("--checkpoint") { Description = "A checkpoint kept earlier (signed note); its first line says of which log", AllowMultipleArgumentsPerToken = true };
        var command = new Command("verify-log", "Verify the audit logs against their checkpoints") { kept };
        command.SetAction((parsed, cancel) => RunAsync(MarketOption.Read(parsed), parsed.GetValue(kept) ?? [], cancel));
        return command;
    }

    private static async Task<int> RunAsync(LocalOptions options, FileInfo[] kept, CancellationToken cancel)
    {
        if (Array.Find(kept, file => !file.Exists) is { } missing)
        {
            await Console.Error.WriteLineAsync($"There is no file {missing.FullName}");
            return 2;
        }

        var notes = await Task.WhenAll(kept.Select(file => File.ReadAllTextAsync(file.FullName, cancel)));
        var whole = true;
        foreach (var (name, create) in SingleApp.All)
        {
            await using var app = SingleApp.Create(options, name, create);
            await app.Services.PrepareDatabaseAsync();
            whole &= await IsWholeAsync(name, app.Services, notes, cancel);
        }

        return whole ? 0 : 1;
    }

    private static async Task<bool> IsWholeAsync(string name, IServiceProvider services, string[] notes, CancellationToken cancel)
    {
        // A market that goes on working meanwhile is looked at as it was at one moment.
        await using var snapshot = await Snapshot.OpenAsync(services, cancel);
        var key = services.GetRequiredService<LogKey>().Verifier;
        // By the end of the name: a market that moved to another address still has its log.
        var own = notes.Where(note => note.Split('\n')[0].EndsWith($"/log/{name}", StringComparison.Ordinal)).ToList();
        var findings = await new LogCheck(snapshot.Db, key).RunAsync(own, cancel);
        Console.WriteLine($"{name}: {(findings.Count == 0 ? "whole" : "NOT WHOLE")}");
        foreach (var finding in findings)
            Console.WriteLine($"  {finding}");
        return findings.Count == 0;
    }
}
