using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Market.Identity.SecondFactors;

/// <summary>Codes that change with the clock (TOTP, RFC 6238): steps of 30 s, 6 digits, HMAC-SHA-1, as every authenticator app makes them.</summary>
internal static class TimeCode
{
    public const int SecretBytes = 20;
    public const int Digits = 6;
    public const int StepSeconds = 30;

    /// <summary>A phone's clock may be this many steps off.</summary>
    private const int Drift = 1;

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238's default; authenticator apps know no other, and HMAC does not need a hash without collisions")]
    public static string At(byte[] secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFF_FFFF;
        return (number % (long)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step of which <paramref name="code"/> is the code, within a step of now and after the step that was used last; else null.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset now, long used)
    {
        var typed = Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(At(secret, step)), typed) && step > used)
                found ??= step;
        }

        return found;
    }

    /// <summary>The step whose code works now although <paramref name="used"/> was used; null when the next step must be waited for.</summary>
    public static long? Usable(DateTimeOffset now, long used) => Math.Max(StepAt(now), used + 1) is var step && step <= StepAt(now) + Drift ? step : null;
}
