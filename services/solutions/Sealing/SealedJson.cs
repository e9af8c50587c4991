using System.Text.Json;

using Market.Hosting;

namespace Market.Solutions.Sealing;

/// <summary>How content is written down before it is sealed.</summary>
internal static class SealedJson
{
    public static byte[] Write(object value) => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), MarketJson.Tolerant);

    public static object Read(ReadOnlySpan<byte> json, Type type) => JsonSerializer.Deserialize(json, type, MarketJson.Tolerant)!;

    public static T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, MarketJson.Tolerant)!;
}
