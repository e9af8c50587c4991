namespace Market.Portal.Words;

internal static class TraceTexts
{
    /// <summary>Kinds of what a jury's copy of a file leaves out, in a row.</summary>
    public static string Traces(this UiTexts texts, IReadOnlyList<string> kinds) => string.Join(", ", kinds.Select(kind => texts[$"trace.{kind}"]));
}
