using System.Globalization;

namespace Market.Portal.Web.Pdf;

/// <summary>Headings, paragraphs and tables, from the top of an A4 page to its bottom and on to the next one.</summary>
internal sealed class PdfPages
{
    /// <summary>Of A4, in points.</summary>
    public const double Width = 595, Height = 842;

    private const double Margin = 56, Leading = 1.35, Body = 10, Small = 8, Gap = 6;
    private static readonly double[] Headings = [18, 13, 11];
    private readonly List<PdfPage> _pages = [];
    private double _y;
    private bool _inList;

    public PdfPages() => Turn();

    public IReadOnlyList<PdfPage> Pages => _pages;

    private static double Inside => Width - (2 * Margin);

    /// <param name="level">1 to 3.</param>
    public void Heading(int level, string text)
    {
        var size = Headings[level - 1];
        EndList();
        // Never alone at the foot of a page.
        Need((size + (3 * Body)) * Leading);
        _y -= level == 1 ? 0 : size * 0.6;
        Lines(text, PdfFont.Bold, size, Margin, Inside);
        _y -= Gap / 2;
    }

    /// <summary>Lines are kept; an empty one is a gap.</summary>
    public void Paragraph(string text, bool small = false)
    {
        EndList();
        foreach (var line in text.Split('\n'))
            Lines(line, PdfFont.Regular, small ? Small : Body, Margin, Inside);
        _y -= Gap;
    }

    public void Item(string text)
    {
        var top = _y;
        var page = _pages.Count;
        Lines(text, PdfFont.Regular, Body, Margin + 12, Inside - 12);
        if (page == _pages.Count)
            _pages[^1].Write("•", PdfFont.Regular, Body, Margin, top - Body);
        _inList = true;
    }

    /// <summary>A table; its head comes again on each page.</summary>
    /// <param name="shares">Of the width, by column.</param>
    public void Table(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<double> shares)
    {
        EndList();
        var columns = shares.Select(share => share / shares.Sum() * Inside).ToList();
        Row(head, columns, PdfFont.Bold);
        foreach (var row in rows)
        {
            if (_y - HeightOf(row, columns, PdfFont.Regular) < Margin + (2 * Small))
            {
                Turn();
                Row(head, columns, PdfFont.Bold);
            }

            Row(row, columns, PdfFont.Regular);
        }

        _y -= Gap;
    }

    /// <summary>Writes at the foot of every page.</summary>
    public void Number(Func<int, int, string> text)
    {
        for (var i = 0; i < _pages.Count; i++)
            _pages[i].Write(text(i + 1, _pages.Count), PdfFont.Regular, Small, Margin, Margin - (2 * Small));
    }

    /// <summary>Items stand close together, and apart from what follows.</summary>
    private void EndList()
    {
        _y -= _inList ? Gap : 0;
        _inList = false;
    }

    private void Row(IReadOnlyList<string> cells, List<double> columns, PdfFont font)
    {
        var height = HeightOf(cells, columns, font);
        Need(height);
        var (top, x) = (_y, Margin);
        for (var i = 0; i < cells.Count; i++)
        {
            _y = top - 3;
            Lines(cells[i], font, Small + 1, x, columns[i] - Gap);
            x += columns[i];
        }

        _y = top - height;
        _pages[^1].Rule(Margin, Width - Margin, _y);
    }

    private static double HeightOf(IReadOnlyList<string> cells, List<double> columns, PdfFont font) =>
        (cells.Select((cell, i) => Wrapped(cell, font, Small + 1, columns[i] - Gap).Count).Max() * (Small + 1) * Leading) + 6;

    private void Lines(string text, PdfFont font, double size, double x, double width)
    {
        foreach (var line in Wrapped(text, font, size, width))
        {
            Need(size * Leading);
            _pages[^1].Write(line, font, size, x, _y - size);
            _y -= size * Leading;
        }
    }

    private void Need(double height)
    {
        if (_y - height < Margin)
            Turn();
    }

    private void Turn()
    {
        _pages.Add(new PdfPage());
        _y = Height - Margin;
    }

    /// <summary>Broken between words, and inside one that is longer than a line.</summary>
    private static List<string> Wrapped(string text, PdfFont font, double size, double width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, font, size, width)))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (font.WidthOf(longer, size) <= width)
                lines[^1] = longer;
            else
                lines.Add(word);
        }

        return lines;
    }

    private static IEnumerable<string> Pieces(string word, PdfFont font, double size, double width)
    {
        var start = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            if (end - start > 1 && font.WidthOf(word[start..end], size) > width)
            {
                yield return word[start..(end - 1)];
                start = end - 1;
            }
        }

        yield return word[start..];
    }
}

/// <summary>What is drawn on one page, as operators of PDF.</summary>
internal sealed class PdfPage
{
    private readonly System.Text.StringBuilder _drawn = new();

    public string Drawn => _drawn.ToString();

    /// <param name="x">In points from the left.</param>
    /// <param name="y">Of the base line, in points from the bottom.</param>
    public void Write(string text, PdfFont font, double size, double x, double y) => _drawn.Append(
        CultureInfo.InvariantCulture, $"BT /{font.Key} {size:0.##} Tf {x:0.##} {y:0.##} Td <{Convert.ToHexString(PdfFont.Encode(text))}> Tj ET\n");

    /// <summary>A thin grey line.</summary>
    public void Rule(double from, double to, double y) => _drawn.Append(CultureInfo.InvariantCulture, $"0.7 G 0.5 w {from:0.##} {y:0.##} m {to:0.##} {y:0.##} l S\n");
}
