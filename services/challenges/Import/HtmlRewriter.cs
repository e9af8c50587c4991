using AngleSharp.Dom;

namespace Market.Challenges.Import;

/// <summary>Rewrites a tree into the vocabulary of <see cref="HtmlVocabulary"/>, children before parents.</summary>
internal static class HtmlRewriter
{
    private const string LinkRelation = "nofollow noopener noreferrer";

    public static void Rewrite(IElement body, HtmlLinks links, HtmlChanges changes)
    {
        foreach (var node in body.GetDescendants().Where(n => n is not IElement and not IText).ToList())
            node.Parent?.RemoveChild(node);
        foreach (var element in body.QuerySelectorAll("*").Reverse().ToList())
        {
            if (element.Parent is not null)
                RewriteOne(element, links, changes);
        }
        WrapLooseText(body);
    }

    private static void RewriteOne(IElement element, HtmlLinks links, HtmlChanges changes)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri || HtmlVocabulary.Removed.Contains(name))
            Remove(element, "import.element-removed", name, changes);
        else if (name == "img")
            Remove(element, "import.image-removed", element.GetAttribute("alt") ?? "", changes);
        else if (name == "a")
            Link(element, links);
        else if (HtmlVocabulary.Tags.Contains(name))
            Bare(element);
        else if (HtmlVocabulary.Renamed.TryGetValue(name, out var other))
            Rename(element, other);
        else if (HtmlVocabulary.Blocks.Contains(name) && !element.Children.Any(c => HtmlVocabulary.BlockLevel.Contains(c.LocalName)))
            Rename(element, "p");
        else
            element.Replace([.. element.ChildNodes]);
    }

    private static void Remove(IElement element, string code, string example, HtmlChanges changes)
    {
        changes.Count(code, example);
        element.Remove();
    }

    private static void Link(IElement element, HtmlLinks links)
    {
        var href = element.GetAttribute("href");
        var target = href is null ? null : links.Target(href);
        Bare(element);
        if (target is null)
        {
            element.Replace([.. element.ChildNodes]);
            return;
        }
        element.SetAttribute("href", target);
        element.SetAttribute("rel", LinkRelation);
    }

    private static void Bare(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
            element.RemoveAttribute(attribute.NamespaceUri!, attribute.LocalName);
        if (element.LocalName == "pre")
            element.InnerHtml = element.InnerHtml.TrimStart('\n', '\r');
        if (!HtmlVocabulary.NothingWhenEmpty.Contains(element.LocalName) || !IsBlank(element))
            return;
        // A blank strong between two words is the space between them; a blank paragraph is nothing.
        if (HtmlVocabulary.Inline.Contains(element.LocalName))
            element.Replace(element.ChildNodes.OfType<IText>().Take(1).ToArray<INode>());
        else
            element.Remove();
    }

    private static bool IsBlank(IElement element) =>
        element.Children.All(c => c.LocalName == "br") && string.IsNullOrWhiteSpace(element.TextContent);

    private static void Rename(IElement element, string name)
    {
        var other = element.Owner!.CreateElement(name);
        other.Append([.. element.ChildNodes]);
        element.Replace(other);
        Bare(other);
    }

    private static void WrapLooseText(IElement body)
    {
        IElement? paragraph = null;
        foreach (var node in body.ChildNodes.ToList())
        {
            if (node is IElement block && HtmlVocabulary.BlockLevel.Contains(block.LocalName))
                paragraph = null;
            else if (paragraph is not null)
                paragraph.Append(node);
            else if (node is IText && string.IsNullOrWhiteSpace(node.TextContent))
                node.TextContent = "\n";
            else
            {
                paragraph = body.Owner!.CreateElement("p");
                body.InsertBefore(paragraph, node);
                paragraph.Append(node);
            }
        }
    }
}
