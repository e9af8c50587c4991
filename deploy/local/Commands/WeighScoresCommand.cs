using System.CommandLine;
using System.Globalization;

using CsvHelper;

using Market.Local.Panels;
using Market.Solutions.Domain.Juries.Analysing;

namespace Market.Local.Commands;

/// <summary>Holds the severity model against a real panel: who is severe, and whether judges prefer their own country.</summary>
internal static class WeighScoresCommand
{
    /// <summary>Of the most severe and of the mildest.</summary>
    private const int Named = 3;

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder with judge-scores.csv, judged-aspects.csv, performances.csv and judges.csv" };
        var command = new Command("weigh-scores", "Estimate severity and home preference in the scores of a judged contest") { folder };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(folder)));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder)
    {
        try
        {
            foreach (var section in PanelFiles.Read(folder).GroupBy(score => score.Section))
                await TellAsync(section.Key, WeighedPanel.OfPerformances(section));
            return 0;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or CsvHelperException)
        {
            await Console.Error.WriteLineAsync(error.Message.Split('\n')[0]);
            return 2;
        }
    }

    private static async Task TellAsync(string section, WeighedPanel panel)
    {
        await Console.Out.WriteLineAsync($"{section}: {panel.Units.Count} performances, {panel.Judges.Count} judges, {panel.Scores.Length} means, {panel.Related} of them for the own country");
        if (panel.Fit() is not { } fit)
        {
            await Console.Out.WriteLineAsync("  too few scores to tell difference from chance");
            return;
        }

        await Console.Out.WriteLineAsync(fit.Preference is { } preference ? $"  for the own country judges give {Text(preference)} more" : "  nobody judged the own country");
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  judges differ by {fit.Spread:0.000}, one mean holds {fit.Noise:0.000} of chance (standard deviations)"));
        var order = fit.Severities.Index().OrderBy(severity => severity.Item.Mean).ToList();
        foreach (var (index, severity) in order.Take(Named).Concat(order.TakeLast(Named)).Distinct())
            await Console.Out.WriteLineAsync($"  {panel.Judges[index]}: {Text(severity)}");
    }

    private static string Text(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Mean:+0.000;-0.000} (95 %: {interval.Low:+0.000;-0.000} to {interval.High:+0.000;-0.000})");
}
