using System.Globalization;

using CsvHelper;
using CsvHelper.Configuration.Attributes;

namespace Market.Local.Panels;

/// <summary>
/// Reads the scores of judged contests from a folder with <c>judge-scores.csv</c>, <c>judged-aspects.csv</c>, <c>performances.csv</c> and <c>judges.csv</c>, laid out as the
/// figure-skating data of 2018 (BuzzFeed News): a score names an aspect and a seat of the panel, an aspect its performance, a seat its judge and the judge's country.
/// </summary>
internal static class PanelFiles
{
    /// <exception cref="FileNotFoundException">One of the four files is missing.</exception>
    /// <exception cref="CsvHelperException">A file lacks a column, or a score is no number.</exception>
    /// <exception cref="InvalidDataException">A score names an aspect, performance or judge that is in no file.</exception>
    public static List<PanelScore> Read(DirectoryInfo folder)
    {
        var performances = ByFirst(Rows<PerformanceRow>(folder, "performances.csv"), row => row.Id);
        var aspects = ByFirst(Rows<AspectRow>(folder, "judged-aspects.csv"), row => row.Id);
        var seats = ByFirst(Rows<SeatRow>(folder, "judges.csv"), row => (row.Contest, row.Seat));
        return [.. Rows<ScoreRow>(folder, "judge-scores.csv").Select(row =>
        {
            var aspect = Found(aspects, row.AspectId, "aspect");
            var performance = Found(performances, aspect.PerformanceId, "performance");
            var judge = Found(seats, (performance.Contest, row.Seat), "judge");
            return new PanelScore(aspect.Section, performance.Contest, performance.Id, aspect.Id, judge.Name, judge.Country == performance.Nation, row.Value);
        })];
    }

    private static List<T> Rows<T>(DirectoryInfo folder, string name)
    {
        using var text = File.OpenText(Path.Combine(folder.FullName, name));
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<T>()];
    }

    /// <summary>Some performances stand in the file twice.</summary>
    private static Dictionary<TKey, T> ByFirst<TKey, T>(List<T> rows, Func<T, TKey> key)
        where TKey : notnull => rows.GroupBy(key).ToDictionary(group => group.Key, group => group.First());

    private static T Found<TKey, T>(Dictionary<TKey, T> rows, TKey key, string kind)
        where TKey : notnull => rows.TryGetValue(key, out var row) ? row : throw new InvalidDataException($"There is no {kind} {key}");

    private sealed record ScoreRow
    {
        [Name("aspect_id")]
        public required string AspectId { get; init; }

        [Name("judge")]
        public required string Seat { get; init; }

        [Name("score")]
        public required double Value { get; init; }
    }

    private sealed record AspectRow
    {
        [Name("aspect_id")]
        public required string Id { get; init; }

        [Name("performance_id")]
        public required string PerformanceId { get; init; }

        [Name("section")]
        public required string Section { get; init; }
    }

    private abstract record ContestRow
    {
        [Name("competition")]
        public required string Competition { get; init; }

        [Name("program")]
        public required string Program { get; init; }

        [Ignore]
        public string Contest => $"{Competition}, {Program}";
    }

    private sealed record PerformanceRow : ContestRow
    {
        [Name("performance_id")]
        public required string Id { get; init; }

        [Name("nation")]
        public required string Nation { get; init; }
    }

    private sealed record SeatRow : ContestRow
    {
        [Name("clean_judge_name")]
        public required string Name { get; init; }

        [Name("clean_role")]
        public required string Seat { get; init; }

        [Name("judge_country")]
        public required string Country { get; init; }
    }
}
