namespace Market.Solutions.Sealing;

/// <summary>Where the master key is, section <c>Market:Sealing</c>.</summary>
public sealed class SealingOptions
{
    public const string Section = "Market:Sealing";

    /// <summary>The master key itself: 32 bytes in base64.</summary>
    public string? MasterKey { get; set; }

    /// <summary>A file with the master key. Empty: <c>keys/master.key</c> in the data folder, made at the first start.</summary>
    public string? MasterKeyFile { get; set; }
}
