using System.Linq;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Comments;

/// <summary>An example: an optional title, the code, and the explanation.</summary>
internal sealed record Example(string? Title, string Code, XElement Explanation)
{
    internal bool IsComplete => Code.Length > 0 && !string.IsNullOrWhiteSpace(Explanation.Value);

    internal static Example Read(XElement element)
    {
        XElement explanation = new(element);
        explanation.Elements().Where(part => part.Name == "title" || part.Name == "code").Remove();
        return new Example(
            element.Element("title")?.Value.Trim(),
            string.Join("\n\n", element.Elements("code").Select(CodeBlock.Read)),
            explanation);
    }
}
