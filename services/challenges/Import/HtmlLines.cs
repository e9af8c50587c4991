using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Market.Challenges.Import;

/// <summary>Splits cleaned HTML into the lines a reader sees.</summary>
internal sealed class HtmlLines
{
    private static readonly HtmlParser Parser = new();

    private readonly List<TextLine> _lines = [];
    private readonly StringBuilder _open = new();

    /// <param name="cleanHtml">Output of <see cref="ImportedHtml.Clean"/>; its depth is bounded, which this walk relies on.</param>
    public static IReadOnlyList<TextLine> Of(string cleanHtml)
    {
        if (cleanHtml.Length == 0)
            return [];
        using var document = Parser.ParseDocument(cleanHtml);
        var lines = new HtmlLines();
        lines.Walk(document.Body!, TextLineKind.Paragraph, 0);
        lines.Close(TextLineKind.Paragraph, 0);
        return lines._lines;
    }

    private void Walk(INode parent, TextLineKind kind, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
                _open.Append(text.Data);
            else if (node is IElement element)
                Walk(element, kind, depth);
        }
    }

    private void Walk(IElement element, TextLineKind kind, int depth)
    {
        switch (element.LocalName)
        {
            case "br":
                Close(kind, depth);
                break;
            case "tr":
                Close(kind, depth);
                Row(element, depth);
                break;
            case "ul" or "ol":
                Close(kind, depth);
                Walk((INode)element, kind, depth + 1);
                break;
            case "p" or "h3" or "h4" or "li" or "blockquote" or "pre" or "caption" or "table":
                Close(kind, depth);
                var own = element.LocalName switch { "h3" or "h4" => TextLineKind.Heading, "li" => TextLineKind.ListItem, _ => kind };
                Walk((INode)element, own, depth);
                Close(own, depth);
                break;
            default:
                Walk((INode)element, kind, depth);
                break;
        }
    }

    private void Row(IElement row, int depth)
    {
        var cells = row.Children.Select(c => ImportedText.Collapse(c.TextContent)).ToList();
        _lines.Add(new TextLine(string.Join(" | ", cells), TextLineKind.TableRow, depth, cells));
    }

    private void Close(TextLineKind kind, int depth)
    {
        var text = ImportedText.Collapse(_open.ToString());
        _open.Clear();
        if (text.Length > 0)
            _lines.Add(new TextLine(text, kind, depth, []));
    }
}
