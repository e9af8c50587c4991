using System.Text;
using System.Xml;

namespace Market.Hosting.Files.Cleaning;

/// <summary>What a copy of an XML part leaves out.</summary>
internal abstract class XmlRules
{
    /// <summary>The element goes with all that is in it. The reader stands on it.</summary>
    public virtual bool Drops(XmlReader element) => false;

    /// <summary>The element goes, what is in it stays.</summary>
    public virtual bool Unwraps(XmlReader element) => false;

    /// <summary>The attribute goes. The reader stands on it.</summary>
    /// <param name="element">Local name of its element.</param>
    public virtual bool DropsAttribute(XmlReader attribute, string element) => false;

    /// <summary>What the attribute says in the copy.</summary>
    /// <param name="element">Local name of its element.</param>
    public virtual string Value(XmlReader attribute, string element) => attribute.Value;

    /// <summary>The text goes.</summary>
    /// <param name="element">Local name of its element.</param>
    public virtual bool DropsText(string element, string text) => false;
}

/// <summary>Copies XML piece by piece, so that a part of any size takes little memory; comments and instructions to programs never come along.</summary>
internal static class XmlCopy
{
    private const string Declarations = "http://www.w3.org/2000/xmlns/";

    /// <exception cref="XmlException">It is not sound, or has a document type.</exception>
    public static void Write(Stream original, Stream copy, XmlRules rules, CleaningRun run)
    {
        using var reader = XmlReader.Create(original, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false });
        using var writer = XmlWriter.Create(copy, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false, NewLineHandling = NewLineHandling.Entitize });
        var open = new Stack<(string Name, bool Written)>();
        var more = reader.Read();
        while (more)
        {
            run.GoOn();
            if (reader.NodeType == XmlNodeType.Element && rules.Drops(reader))
            {
                // Already stands on what comes after it.
                reader.Skip();
                more = !reader.EOF;
                continue;
            }

            if (reader.NodeType == XmlNodeType.Comment)
                run.Found(FileTrace.Leftovers);
            Copy(reader, writer, rules, open);
            more = reader.Read();
        }
    }

    private static void Copy(XmlReader reader, XmlWriter writer, XmlRules rules, Stack<(string Name, bool Written)> open)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Start(reader, writer, rules, open);
                break;
            case XmlNodeType.EndElement:
                if (open.Pop().Written)
                    writer.WriteEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA when open.Count > 0 && !rules.DropsText(open.Peek().Name, reader.Value):
                writer.WriteString(reader.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0:
                writer.WriteWhitespace(reader.Value);
                break;
        }
    }

    private static void Start(XmlReader reader, XmlWriter writer, XmlRules rules, Stack<(string Name, bool Written)> open)
    {
        var (name, isEmpty, written) = (reader.LocalName, reader.IsEmptyElement, !rules.Unwraps(reader));
        if (written)
        {
            writer.WriteStartElement(reader.Prefix, name, reader.NamespaceURI);
            while (reader.MoveToNextAttribute())
            {
                if (reader.NamespaceURI == Declarations || !rules.DropsAttribute(reader, name))
                    writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.NamespaceURI == Declarations ? reader.Value : rules.Value(reader, name));
            }

            reader.MoveToElement();
        }

        if (!isEmpty)
            open.Push((name, written));
        else if (written)
            writer.WriteEndElement();
    }
}
