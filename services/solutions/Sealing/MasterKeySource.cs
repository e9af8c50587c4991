using Market.Hosting.Files;

namespace Market.Solutions.Sealing;

/// <summary>Finds the master key, and makes one where the market keeps its own.</summary>
internal sealed class MasterKeySource(SealingOptions options, string dataFolder)
{
    private string Path => string.IsNullOrEmpty(options.MasterKeyFile) ? System.IO.Path.Combine(dataFolder, "keys", "master.key") : options.MasterKeyFile;

    /// <summary>Whether a key may be made here: not where somebody named one.</summary>
    public bool MayMake => string.IsNullOrEmpty(options.MasterKey) && string.IsNullOrEmpty(options.MasterKeyFile);

    public bool Exists => !string.IsNullOrEmpty(options.MasterKey) || File.Exists(Path);

    /// <exception cref="InvalidOperationException">There is none, or it is not a key.</exception>
    public MasterKey Load()
    {
        if (!Exists)
            throw new InvalidOperationException($"No master key: {Path} is not there, and Market:Sealing:MasterKey is not set. See deploy/README.md");
        try
        {
            return MasterKey.Parse(string.IsNullOrEmpty(options.MasterKey) ? File.ReadAllText(Path) : options.MasterKey);
        }
        catch (FormatException)
        {
            throw new InvalidOperationException("The master key is not 32 bytes in base64. See deploy/README.md");
        }
    }

    /// <summary>Makes one that only the owner of the process can read; leaves one that is there already.</summary>
    public void Make()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var part = $"{Path}.{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4))}";
        using (var file = new FileStream(part, mode))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(MasterKey.New().Export() + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            DurableFile.Move(part, Path);
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was first, and its key counts.
            File.Delete(part);
        }
    }
}
