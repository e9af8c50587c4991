using System.Diagnostics;

namespace Market.Local.Tests.Chaos;

/// <summary>A small file system in memory, mounted over a folder until it is disposed of.</summary>
internal sealed class FullDisk : IDisposable
{
    private readonly string _folder;

    private FullDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>Skips the test with the reason when this machine does not let us.</summary>
    /// <param name="size">As mount takes it: 2m.</param>
    public static FullDisk Over(string folder, string size)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root of a Linux machine can mount a small disk");
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", $"size={size},mode=755", "tmpfs", folder), "This machine does not let us mount a small disk");
        return new FullDisk(folder);
    }

    public void Grow(string size) => Assert.True(Run("mount", "-o", $"remount,size={size}", _folder));

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        var block = new byte[4096];
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose() => Run("umount", "-l", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
