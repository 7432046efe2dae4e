using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Comments;

/// <summary>One comment, by its elements.</summary>
internal sealed class Comment(XElement member)
{
    /// <summary>Nothing was written.</summary>
    internal static Comment None { get; } = new(new XElement("member"));

    internal bool HasSummary => !string.IsNullOrWhiteSpace(Summary?.Value);

    internal XElement? Summary => member.Element("summary");

    internal XElement? Remarks => member.Element("remarks");

    /// <summary>What a parameter is when it is not given.</summary>
    internal XElement? Value => member.Element("value");

    internal IReadOnlyList<Example> Examples => [.. member.Elements("example").Select(Example.Read)];

    internal IEnumerable<XElement> SeeAlso => member.Elements("seealso");
}
