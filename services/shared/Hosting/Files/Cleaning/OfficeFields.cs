using System.Xml;

namespace Market.Hosting.Files.Cleaning;

/// <summary>
/// Fields in a text that show a property of the document or of its author (ECMA-376 part 1, 17.16.5): Word keeps what they showed last.
/// A field is one element, or a begin, an instruction, a result and an end, of which begin and end stay.
/// </summary>
internal sealed class OfficeFields
{
    private static readonly HashSet<string> Names = new(
        ["AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME", "TEMPLATE", "DOCPROPERTY", "DOCVARIABLE", "INFO", "COMMENTS", "KEYWORDS", "SUBJECT"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What the fields that are open say so far: Word splits an instruction wherever it likes.</summary>
    private readonly Stack<string> _instructions = new();

    /// <summary>Depth of the field that is left out; 0 when there is none.</summary>
    private int _within;

    /// <summary>The reader stands on an element.</summary>
    public bool Drops(XmlReader element)
    {
        if (element.LocalName == "fldChar")
            Follow(AttributeOf(element, "fldCharType"));
        return element.LocalName == "fldSimple" && IsOfAuthor(AttributeOf(element, "instr"));
    }

    public bool DropsText(string element, string text)
    {
        if (element == "instrText" && _within == 0 && _instructions.TryPop(out var before))
        {
            _instructions.Push(before + text);
            _within = IsOfAuthor(before + text) ? _instructions.Count : 0;
        }

        return _within > 0 && (element is "t" or "instrText");
    }

    private void Follow(string type)
    {
        if (type == "begin")
            _instructions.Push("");
        else if (type == "end" && _instructions.Count == _within)
            _within = 0;
        if (type == "end")
            _instructions.TryPop(out _);
    }

    private static bool IsOfAuthor(string instruction) => Names.Contains(instruction.TrimStart().Split(' ', '\\', '"')[0]);

    private static string AttributeOf(XmlReader element, string name)
    {
        var value = "";
        while (element.MoveToNextAttribute())
        {
            if (element.LocalName == name)
                value = element.Value;
        }

        element.MoveToElement();
        return value;
    }
}
