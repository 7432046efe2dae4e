using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Comments;

/// <summary>The elements of one documentation comment.</summary>
internal sealed class Comment(XElement member)
{
    /// <summary>An empty comment.</summary>
    internal static Comment None { get; } = new(new XElement("member"));

    internal bool HasSummary => !string.IsNullOrWhiteSpace(Summary?.Value);

    internal XElement? Summary => member.Element("summary");

    internal XElement? Remarks => member.Element("remarks");

    /// <summary>The default value of a parameter.</summary>
    internal XElement? Value => member.Element("value");

    internal IReadOnlyList<Example> Examples => [.. member.Elements("example").Select(Example.Read)];

    internal IEnumerable<XElement> SeeAlso => member.Elements("seealso");
}
