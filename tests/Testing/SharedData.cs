namespace Market.Testing;

/// <summary>The real data beside the project; never copied into it.</summary>
public static class SharedData
{
    /// <summary>Full path of a file under shared/data; skips the test with a reason when it is not there.</summary>
    public static string File(string relative)
    {
        var path = Find(relative);
        Assert.SkipUnless(path is not null, $"No shared data: ../shared/data/{relative} is not beside the project");
        return path!;
    }

    /// <summary>Full path of a file under shared/data; null when it is not there.</summary>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", relative);
            if (System.IO.File.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
