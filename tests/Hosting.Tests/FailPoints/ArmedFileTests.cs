using Market.Hosting.FailPoints;

namespace Market.Hosting.Tests.FailPoints;

public sealed class ArmedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-failpoint-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "armed");

    [Fact]
    public void A_process_that_was_not_asked_to_is_not_armed()
    {
        Assert.False(FailPoint.IsArmed);
        Assert.All(FailPointNames.All, FailPoint.Hit);
    }

    [Fact]
    public void The_armed_failpoint_fails_once_and_says_so()
    {
        File.WriteAllText(Path, $"{FailPointNames.CommitDone} throw");
        var armed = new ArmedFile(Path);

        armed.Hit(FailPointNames.CommitBegun);
        Assert.Throws<FailPointException>(() => armed.Hit(FailPointNames.CommitDone));
        armed.Hit(FailPointNames.CommitDone);

        Assert.False(File.Exists(Path));
        Assert.True(File.Exists(Path + ".hit"));
    }

    [Fact]
    public void Of_many_that_come_at_once_one_fails()
    {
        File.WriteAllText(Path, $"{FailPointNames.SaveBegun} throw");
        var armed = new ArmedFile(Path);
        var failed = 0;

        Parallel.For(0, 64, _ =>
        {
            try
            {
                armed.Hit(FailPointNames.SaveBegun);
            }
            catch (FailPointException)
            {
                Interlocked.Increment(ref failed);
            }
        });

        Assert.Equal(1, failed);
    }

    [Fact]
    public void Every_name_is_given_once() => Assert.Equal(FailPointNames.All.Count, FailPointNames.All.Distinct().Count());

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
