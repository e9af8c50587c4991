using System.CommandLine;

using Market.Challenges;
using Market.Contracts;
using Market.Hosting.Storage;

namespace Market.Local.Commands;

/// <summary>Takes over past challenges from a Challenge.gov feed (JSON), or a TED notice (XML) as a draft. Works beside a running market.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "A Challenge.gov feed (.json) or a TED notice (.xml)" };
        var officer = new Option<string?>("--for") { Description = "Mail address of the officer who gets the draft of a TED notice" };
        var command = new Command("import", "Take over past challenges, or a notice as a draft") { file, officer };
        command.SetAction((parsed, cancel) => RunAsync(MarketOption.Read(parsed), parsed.GetValue(file)!, parsed.GetValue(officer), cancel));
        return command;
    }

    private static async Task<int> RunAsync(LocalOptions options, FileInfo file, string? officer, CancellationToken cancel)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file {file.FullName}");
            return 2;
        }

        DataFolder.Prepare(options);
        await using var app = SingleApp.Create(options, Apps.Challenges, ChallengesService.Create);
        await app.Services.PrepareDatabaseAsync();
        await using var content = file.OpenRead();
        return file.Extension.Equals(".xml", StringComparison.OrdinalIgnoreCase)
            ? await NoticeImport.RunAsync(options, app.Services, content, officer, cancel)
            : await ImportFeedAsync(app.Services, content, cancel);
    }

    private static async Task<int> ImportFeedAsync(IServiceProvider services, Stream content, CancellationToken cancel)
    {
        var report = await ChallengesImport.RunAsync(services, content, new ShowProgress(), cancel);
        await Console.Error.WriteLineAsync();
        report.WriteText(Console.Out);
        if (report.IsWhole)
            return 0;
        await Console.Error.WriteLineAsync("The file is not a whole Challenge.gov feed: see \"file\" above. What could be read has been stored; importing the right file later changes nothing that is there already.");
        return 1;
    }

    private sealed class ShowProgress : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => Console.Error.Write($"\r{value.Rows} rows read, {value.Stored} stored");
    }
}
