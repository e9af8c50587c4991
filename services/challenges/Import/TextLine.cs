namespace Market.Challenges.Import;

internal enum TextLineKind
{
    Paragraph,
    Heading,
    ListItem,
    TableRow,
}

/// <summary>
/// One line of text as a reader sees it. <paramref name="Depth"/> counts the lists around it; <paramref name="Cells"/>
/// holds the texts of a table row and is empty for every other kind.
/// </summary>
internal sealed record TextLine(string Text, TextLineKind Kind, int Depth, IReadOnlyList<string> Cells);
