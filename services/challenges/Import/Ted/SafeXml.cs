using System.Xml;
using System.Xml.Linq;

namespace Market.Challenges.Import;

/// <summary>Loads XML from outside: no document type, no resolver, bounded in size and depth.</summary>
internal static class SafeXml
{
    public const int BytesMax = 10 * 1024 * 1024;
    private const int DepthMax = 100;

    /// <summary>The document, or a code and a message that say why there is none.</summary>
    public static (XDocument? Document, string Code, string Message) Load(Stream source)
    {
        var (bytes, cut) = ReadAll(source);
        if (cut)
            return (null, "import.file-too-large", $"{BytesMax}");
        try
        {
            // Loading builds a tree that is walked by recursion, so the depth is measured on a first pass.
            using (var probe = Reader(bytes))
            {
                while (probe.Read())
                {
                    if (probe.Depth > DepthMax)
                        return (null, "import.xml-too-deep", $"{DepthMax}");
                }
            }
            using var reader = Reader(bytes);
            return (XDocument.Load(reader), "", "");
        }
        catch (XmlException e)
        {
            return (null, "import.xml-unreadable", e.Message);
        }
    }

    private static XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = BytesMax,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    private static (byte[] Bytes, bool Cut) ReadAll(Stream source)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81_920];
        while (all.Length <= BytesMax && source.Read(buffer, 0, buffer.Length) is > 0 and var count)
            all.Write(buffer, 0, count);
        return (all.ToArray(), all.Length > BytesMax);
    }
}
