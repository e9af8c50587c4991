namespace Market.Local.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-folder-").FullName;

    [Fact]
    public void One_market_at_a_time_runs_on_a_folder()
    {
        var first = DataFolder.Hold(new LocalOptions(8080, _folder));
        Assert.Contains("already runs", Assert.Throws<DataFolderException>(() => DataFolder.Hold(new LocalOptions(8081, _folder))).Message, StringComparison.Ordinal);
        first.Dispose();
        DataFolder.Hold(new LocalOptions(8081, _folder)).Dispose();
    }

    [Fact]
    public void A_reset_does_not_touch_the_folder_of_a_running_market()
    {
        using var first = DataFolder.Hold(new LocalOptions(8080, _folder));
        var kept = Write("solutions.db");
        Assert.Throws<DataFolderException>(() => DataFolder.Hold(new LocalOptions(8081, _folder, Reset: true)));
        Assert.True(File.Exists(kept));
    }

    [Fact]
    public void A_reset_empties_the_folder_of_a_market()
    {
        DataFolder.Hold(new LocalOptions(8080, _folder)).Dispose();
        var old = Write("solutions.db");
        DataFolder.Hold(new LocalOptions(8080, _folder, Reset: true)).Dispose();
        Assert.False(File.Exists(old));
    }

    [Fact]
    public void A_reset_leaves_a_folder_with_something_else_alone()
    {
        var kept = Write("holiday.jpg");
        Assert.Throws<DataFolderException>(() => DataFolder.Hold(new LocalOptions(8080, _folder, Reset: true)));
        Assert.True(File.Exists(kept));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, "x");
        return path;
    }
}
