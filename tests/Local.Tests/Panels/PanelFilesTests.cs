using Market.Local.Panels;
using Market.Testing;

namespace Market.Local.Tests.Panels;

public sealed class PanelFilesTests
{
    [Fact]
    public void The_real_panel_prefers_its_own_country_and_the_size_has_an_interval()
    {
        var scores = PanelFiles.Read(new DirectoryInfo(Path.GetDirectoryName(SharedData.File("scores/judge-scores.csv"))!));

        Assert.Equal(30_546, scores.Count);
        var preference = WeighedPanel.OfPerformances(scores.Where(score => score.Section == "components")).Fit()!.Preference!.Value;
        Assert.True(preference.Low > 0.15, $"{preference}");
        Assert.InRange(preference.Mean, 0.22, 0.35);
    }

    [Fact]
    public void The_preference_is_gone_where_countries_are_dealt_by_lot()
    {
        var scores = PanelFiles.Read(new DirectoryInfo(Path.GetDirectoryName(SharedData.File("scores/judge-scores.csv"))!)).Where(score => score.Section == "components").ToList();
        var lots = scores.Select(score => score.Related).ToArray();
        new Random(4).Shuffle(lots);
        var preference = WeighedPanel.OfPerformances(scores.Zip(lots, (score, lot) => score with { Related = lot })).Fit()!.Preference!.Value;
        Assert.InRange(0, preference.Low, preference.High);
    }

    [Fact]
    public void A_score_of_a_seat_that_is_in_no_file_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("panel-");
        Write(folder, "performances.csv", "performance_id,competition,program,nation", "p1,Cup,Pairs,BEL");
        Write(folder, "judged-aspects.csv", "aspect_id,performance_id,section", "a1,p1,elements");
        Write(folder, "judges.csv", "clean_judge_name,competition,program,clean_role,judge_country", "Judge 1,Cup,Pairs,J1,BEL");
        Write(folder, "judge-scores.csv", "aspect_id,judge,score", "a1,J1,2.5", "a1,J9,1");
        Assert.Contains("J9", Assert.Throws<InvalidDataException>(() => PanelFiles.Read(folder)).Message, StringComparison.Ordinal);
        Write(folder, "judge-scores.csv", "aspect_id,judge,score", "a1,J1,2.5");
        Assert.Equal(new PanelScore("elements", "Cup, Pairs", "p1", "a1", "Judge 1", true, 2.5), Assert.Single(PanelFiles.Read(folder)));
        folder.Delete(recursive: true);
    }

    private static void Write(DirectoryInfo folder, string name, params string[] lines) => File.WriteAllLines(Path.Combine(folder.FullName, name), lines);
}
