using System.Diagnostics;
using Market.Challenges.Import;

namespace Market.Challenges.Tests.Import;

public sealed class RealFeedTests
{
    private static readonly Lazy<(List<ImportedRow> Rows, TimeSpan Took)> Feed = new(() =>
    {
        using var file = File.OpenRead(Path!);
        var watch = Stopwatch.StartNew();
        return ([.. ChallengeGovFeed.Read(file)], watch.Elapsed);
    });

    private static string? Path { get; } = SharedData.Find("challenges", "challenge-gov-closed.json");

    private static List<ImportedRow> Rows()
    {
        Assert.SkipUnless(Path is not null, SharedData.Missing);
        return Feed.Value.Rows;
    }

    private static IEnumerable<string> Html(ImportedChallenge challenge) =>
    [
        challenge.Sections.Description, challenge.Sections.Prizes, challenge.Sections.Rules, challenge.Sections.Judging, challenge.Sections.HowToEnter,
    ];

    [Fact]
    public void All_289_rows_become_challenges()
    {
        var rows = Rows();
        TestContext.Current.SendDiagnosticMessage($"{rows.Count} rows in {Feed.Value.Took.TotalMilliseconds:0} ms");

        Assert.Equal(289, rows.Count);
        Assert.All(rows, r => Assert.NotNull(r.Challenge));
        Assert.Equal(289, rows.Select(r => r.ExternalId).Distinct().Count());
        Assert.All(rows, r => Assert.NotEqual("", r.Challenge!.Agency));
        Assert.All(rows, r => Assert.Equal("https", r.Challenge!.Url!.Scheme));
    }

    [Fact]
    public void Of_578_dates_exactly_two_are_not_understood_because_their_year_is_missing_or_has_five_digits()
    {
        var rows = Rows();

        var missing = rows.Where(r => r.Challenge!.SubmissionStart is null || r.Challenge.SubmissionEnd is null).ToList();
        var notes = missing.SelectMany(r => r.Notes).Where(n => n.Code.StartsWith("import.date", StringComparison.Ordinal) && n.Severity == ImportSeverity.Skipped);
        Assert.Equal(
            [("import.date-incomplete", "04/23/ 10:00 AM"), ("import.date-year-invalid", "03/02/20202 05:00 PM")],
            notes.Select(n => (n.Code, n.Details["text"])).Order());
        Assert.Equal(2, missing.Count);
    }

    [Fact]
    public void Dates_without_a_time_are_exactly_the_nineteen_noted()
    {
        Assert.Equal(19, Rows().SelectMany(r => r.Notes).Count(n => n.Code == "import.date-time-missing"));
    }

    [Fact]
    public void Every_stated_total_is_read()
    {
        var totals = Rows().Select(r => r.Challenge!.PrizeTotalCents).ToList();

        Assert.Equal(212, totals.Count(t => t is not null));
        Assert.Equal(77, totals.Count(t => t is null));
        Assert.All(Rows(), r => Assert.DoesNotContain(r.Notes, n => n.Field == "total-prize-offered-cash" && n.Severity == ImportSeverity.Skipped));
        Assert.Equal(42_500_000, Rows().Single(r => r.ExternalId == "1003").Challenge!.PrizeTotalCents);
    }

    [Fact]
    public void Criteria_are_taken_over_where_the_weights_add_up()
    {
        var rows = Rows().ToDictionary(r => r.ExternalId, r => r.Challenge!.Criteria);

        Assert.All(rows.Values.Where(c => c.Count > 0), c => Assert.Equal(100, c.Sum(x => x.Weight)));
        Assert.True(rows.Values.Count(c => c.Count > 0) >= 66);
        Assert.Equal([("Strategic Alignment & Technical Outcome", 70m), ("Feasibility & Team", 30m)], rows["1019"].Select(c => (c.Name, c.Weight)));
        Assert.Equal([20m, 40, 40], rows["1134"].Select(c => c.Weight));
        Assert.Equal([40m, 25, 15, 10, 10], rows["1129"].Select(c => c.Weight));
        Assert.Equal(5, rows["1086"].Count);
        Assert.Empty(rows["937"]);
    }

    [Fact]
    public void Prizes_are_read_where_the_text_states_them()
    {
        var rows = Rows().ToDictionary(r => r.ExternalId, r => r.Challenge!.Prizes);

        Assert.Equal([(1, 70_000_000L), (2, 20_000_000), (3, 10_000_000)], rows["1038"].Select(p => (p.Rank!.Value, p.AmountCents)));
        Assert.Equal([(1, 10_000_000L), (2, 7_500_000), (3, 5_000_000)], rows["1011"].Select(p => (p.Rank!.Value, p.AmountCents)));
        Assert.True(rows.Values.Count(p => p.Count > 0) >= 100);
        Assert.All(rows.Values.SelectMany(p => p), p => Assert.InRange(p.AmountCents, 1, MoneyText.MaxCents));
    }

    [Fact]
    public void No_section_holds_anything_forbidden_and_cleaning_again_changes_nothing()
    {
        foreach (var html in Rows().SelectMany(r => Html(r.Challenge!)).Where(h => h.Length > 0))
        {
            Assert.Empty(ForbiddenHtml.In(html));
            Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
            Assert.Equal(html, ImportedHtml.Clean(html).Html);
        }
    }

    [Fact]
    public void Reading_twice_gives_the_same()
    {
        var first = Rows();
        using var file = File.OpenRead(Path!);

        Assert.Equal(
            first.Select(r => System.Text.Json.JsonSerializer.Serialize(r)),
            ChallengeGovFeed.Read(file).Select(r => System.Text.Json.JsonSerializer.Serialize(r)));
    }

    [Fact]
    public void A_file_cut_anywhere_still_gives_the_rows_before_the_cut()
    {
        Rows();
        var bytes = File.ReadAllBytes(Path!);
        var rows = ChallengeGovFeed.Read(new MemoryStream(bytes[..(bytes.Length / 10)])).ToList();

        Assert.True(rows.Count(r => r.Challenge is not null) > 10);
        Assert.Equal("import.file-truncated", rows[^1].Notes[0].Code);
        Assert.Null(rows[^2].Challenge);
    }
}
