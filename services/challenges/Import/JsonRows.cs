using System.Text.Json;

namespace Market.Challenges.Import;

/// <summary>One element of the array of rows: its document, or why it is not JSON.</summary>
internal readonly record struct JsonRow(JsonDocument? Document, string Error, long Offset);

/// <summary>
/// Finds the elements of the array of rows in a JSON file by brackets alone and parses them one at a time, so that
/// one row that is not JSON does not make the rows after it unreadable.
/// </summary>
internal sealed class JsonRows(byte[] bytes)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowTrailingCommas = true };
    private static readonly byte[] ArrayKey = "\"_challenge\""u8.ToArray();
    private static readonly byte[] RowKey = "\"challenge-id\""u8.ToArray();

    /// <summary>Where the reading stopped when the array has no end; null after a complete read.</summary>
    public long? BrokenAt { get; private set; }

    /// <summary>False when the file holds no array of rows at all.</summary>
    public bool HasArray { get; private set; } = true;

    public IEnumerable<JsonRow> Read()
    {
        var at = ArrayStart();
        HasArray = at >= 0;
        while (HasArray)
        {
            at = SkipSeparators(at);
            if (at >= bytes.Length)
                BrokenAt ??= at;
            if (at >= bytes.Length || bytes[at] == ']')
                yield break;
            var end = bytes[at] is (byte)'{' or (byte)'[' ? BracketEnd(at) : ScalarEnd(at);
            var row = Parse(at, end);
            if (row.Document is null)
                end = NextRow(at, end);
            yield return row;
            at = end;
        }
    }

    private int ArrayStart()
    {
        var first = SkipSeparators(0);
        if (first < bytes.Length && bytes[first] == '[')
            return first + 1;
        var key = bytes.AsSpan().IndexOf(ArrayKey);
        var at = key < 0 ? bytes.Length : SkipSeparators(key + ArrayKey.Length);
        return at < bytes.Length && bytes[at] == '[' ? at + 1 : -1;
    }

    // A closing brace here is one too many of the row before; it separates nothing but must not stop the reading.
    private int SkipSeparators(int at)
    {
        while (at < bytes.Length && (IsSpace(bytes[at]) || bytes[at] is (byte)',' or (byte)':' or (byte)'}'))
            at++;
        return at;
    }

    private int BracketEnd(int at)
    {
        var depth = 0;
        for (var i = at; i < bytes.Length; i++)
        {
            if (bytes[i] == '"')
                i = StringEnd(i);
            else if (bytes[i] is (byte)'{' or (byte)'[')
                depth++;
            else if (bytes[i] is (byte)'}' or (byte)']' && --depth == 0)
                return i + 1;
        }
        return bytes.Length;
    }

    private int ScalarEnd(int at)
    {
        for (var i = at; i < bytes.Length; i++)
        {
            if (bytes[i] == '"')
                i = StringEnd(i);
            else if (bytes[i] is (byte)',' or (byte)']' or (byte)'{')
                return i;
        }
        return bytes.Length;
    }

    // A JSON string cannot hold a bare line end: one that does was never closed.
    private int StringEnd(int at)
    {
        for (var i = at + 1; i < bytes.Length; i++)
        {
            if (bytes[i] == '\\')
                i++;
            else if (bytes[i] is (byte)'"' or (byte)'\n')
                return i;
        }
        return bytes.Length;
    }

    private JsonRow Parse(int at, int end)
    {
        try
        {
            return new JsonRow(JsonDocument.Parse(bytes.AsMemory(at, end - at), Options), "", at);
        }
        catch (JsonException e)
        {
            if (end >= bytes.Length)
                BrokenAt ??= at;
            return new JsonRow(null, e.Message, at);
        }
    }

    /// <summary>After a broken row: the start of the first row its brackets swallowed, or where it seemed to end.</summary>
    private int NextRow(int at, int end)
    {
        for (var from = at + 1; from < end;)
        {
            var key = bytes.AsSpan(from, end - from).IndexOf(RowKey);
            if (key < 0)
                return end;
            var brace = from + key - 1;
            while (brace > at && IsSpace(bytes[brace]))
                brace--;
            if (brace > at && bytes[brace] == '{')
                return brace;
            from += key + RowKey.Length;
        }
        return end;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
