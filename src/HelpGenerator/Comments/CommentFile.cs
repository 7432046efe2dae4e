using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Comments;

/// <summary>The documentation comments of an assembly, from the compiler's XML file, and comments for parameters that
/// PowerShell adds.</summary>
internal sealed class CommentFile
{
    private readonly Dictionary<string, Comment> _comments;

    private CommentFile(IEnumerable<XElement> members)
    {
        _comments = members.ToDictionary(member => (string)member.Attribute("name")!, member => new Comment(member));
    }

    internal static CommentFile Load(string path)
    {
        using Stream engine = typeof(CommentFile).Assembly.GetManifestResourceStream("Engine.xml")!;
        XDocument module = XDocument.Load(path, LoadOptions.PreserveWhitespace);
        return new CommentFile(module.Descendants("member").Concat(XDocument.Load(engine).Descendants("member")));
    }

    internal Comment Find(string documentationId) => _comments.GetValueOrDefault(documentationId, Comment.None);
}
