using System.Globalization;
using System.Text;

namespace Market.Journeys.TwoWorlds.Crawling;

/// <summary>All that somebody can notice of one answer, but for how long it took.</summary>
/// <param name="Headers">In order of their names, one a line; a redirect's target is one.</param>
/// <param name="Body">After <see cref="Chance"/>.</param>
/// <param name="Length">Of the body before <see cref="Chance"/>.</param>
/// <param name="Commands">SQL commands of all services: a stand-in for time.</param>
/// <param name="Rows">That these have read, but for those of commands past Entity Framework.</param>
internal sealed record Seen(int Status, string Headers, byte[] Body, int Length, int Commands, int Rows)
{
    /// <summary>Bytes shown on each side of the first difference.</summary>
    private const int Context = 90;

    public bool Shows => Status is >= 200 and < 300;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Null when nothing tells the two apart.</summary>
    /// <param name="searched">The reader chose what to look for: how many rows were read for it would answer, too.</param>
    public string? DifferenceFrom(Seen other, bool searched = false)
    {
        if (Status != other.Status)
            return $"status {Status} ≠ {other.Status}";
        if (Headers != other.Headers)
            return $"headers {Around(Encoding.UTF8.GetBytes(Headers), Encoding.UTF8.GetBytes(other.Headers))}";
        if (!Body.AsSpan().SequenceEqual(other.Body))
            return $"body {Around(Body, other.Body)}";
        if (Length != other.Length)
            return $"length {Length} ≠ {other.Length}";
        if (Commands != other.Commands)
            return $"SQL commands {Commands} ≠ {other.Commands}";
        return Rows == other.Rows || !searched ? null : $"rows {Rows} ≠ {other.Rows}";
    }

    private static string Around(byte[] one, byte[] other)
    {
        var at = one.AsSpan().CommonPrefixLength(other);
        return string.Create(CultureInfo.InvariantCulture, $"at byte {at}:\n      A …{Part(one, at)}…\n      B …{Part(other, at)}…");
    }

    private static string Part(byte[] whole, int at)
    {
        var from = Math.Max(0, at - Context);
        return Encoding.UTF8.GetString(whole, from, Math.Min(whole.Length, at + Context) - from).ReplaceLineEndings(" ");
    }
}
