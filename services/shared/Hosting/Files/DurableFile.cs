using Market.Hosting.FailPoints;

namespace Market.Hosting.Files;

/// <summary>The one way in which a file gets its final name: whole or not at all.</summary>
public static class DurableFile
{
    /// <param name="part">Where it was written; its bytes are on disk.</param>
    /// <exception cref="IOException">There is such a file already, and <paramref name="overwrite"/> is not asked.</exception>
    public static void Move(string part, string path, bool overwrite = false)
    {
        FailPoint.Hit(FailPointNames.FileWritten);
        File.Move(part, path, overwrite);
        FailPoint.Hit(FailPointNames.FileMoved);
    }
}
