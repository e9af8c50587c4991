namespace Market.Local.Sidecar.Publishing;

/// <summary>The metadata switch that turns CloudEvents off, with the spellings of a truth value that Go reads.</summary>
internal static class RawPayload
{
    public const string Name = "rawPayload";

    /// <exception cref="SidecarError">The value is no truth value.</exception>
    public static bool Of(string? value) => value switch
    {
        null => false,
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => throw SidecarError.Metadata($"rawPayload value must be a valid boolean: actual is '{value}'"),
    };
}
