using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Comments;

/// <summary>Converts the text of a comment to plain paragraphs: Get-Help supports nothing else.</summary>
internal sealed partial class Prose(CrossReferences references)
{
    /// <summary>Returns the paragraphs of an element. A blank line separates paragraphs as <c>para</c>
    /// does.</summary>
    internal IReadOnlyList<string> Paragraphs(XElement? element) => element is null ? [] : [.. Read(element)];

    /// <summary>Returns the text of an element on one line.</summary>
    internal string Line(XElement? element) => string.Join(' ', Paragraphs(element));

    /// <summary>Replaces a reference with the name that users know.</summary>
    internal string Reference(XElement element) => references.Text(element);

    private IEnumerable<string> Read(XElement element)
    {
        StringBuilder running = new();
        foreach (XNode node in element.Nodes())
        {
            if (node is XElement { Name.LocalName: "para" or "list" or "code" } block)
            {
                foreach (string paragraph in Split(running).Concat(ReadBlock(block)))
                {
                    yield return paragraph;
                }
            }
            else
            {
                _ = running.Append(Inline(node));
            }
        }

        foreach (string paragraph in Split(running))
        {
            yield return paragraph;
        }
    }

    private IEnumerable<string> ReadBlock(XElement block) => block.Name.LocalName switch
    {
        "list" => [string.Join('\n', block.Elements("item").Select(item => $"- {Item(item)}"))],
        "code" => [CodeBlock.Read(block)],
        _ => Read(block),
    };

    private string Item(XElement item) => item.Element("term") is XElement term
        ? $"{Line(term)}: {Line(item.Element("description"))}"
        : Line(item.Element("description") ?? item);

    private string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } reference => Reference(reference),
        XElement { Name.LocalName: "paramref" } reference => (string?)reference.Attribute("name") ?? "",
        XElement other => string.Concat(other.Nodes().Select(Inline)),
        _ => "",
    };

    private static IEnumerable<string> Split(StringBuilder running)
    {
        string[] parts = BlankLine().Split(running.ToString());
        _ = running.Clear();
        return parts.Select(part => WhiteSpace().Replace(part, " ").Trim()).Where(part => part.Length > 0);
    }

    [GeneratedRegex(@"\n[^\S\n]*\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
