using System.Xml;

namespace Market.Hosting.Files.Cleaning;

/// <summary>The list of parts with their types (ECMA-376 part 2, 10.1.2.2), without those that go.</summary>
/// <param name="kept">Names of the parts that stay.</param>
internal sealed class ContentTypeRules(HashSet<string> kept) : XmlRules
{
    public override bool Drops(XmlReader element) =>
        element.LocalName == "Override" && !kept.Contains(Uri.UnescapeDataString(element.GetAttribute("PartName") ?? "").TrimStart('/'));
}

/// <summary>The relations of a part that stays, without those to what goes.</summary>
/// <param name="gone">Their ids.</param>
internal sealed class RelationRules(HashSet<string> gone) : XmlRules
{
    public override bool Drops(XmlReader element) => element.LocalName == "Relationship" && gone.Contains(element.GetAttribute("Id") ?? "");
}

/// <summary>The list of files of an OpenDocument text (1.3 part 2, 4.3), without those that go.</summary>
/// <param name="goes">Whether a file with this name goes.</param>
internal sealed class ManifestRules(Func<string, bool> goes) : XmlRules
{
    public override bool Drops(XmlReader element) => element.LocalName == "file-entry" && element.MoveToAttribute("full-path", element.NamespaceURI) && IsGone(element);

    private bool IsGone(XmlReader attribute)
    {
        var gone = goes(attribute.Value);
        attribute.MoveToElement();
        return gone;
    }
}
