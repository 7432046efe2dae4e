using System;
using System.Collections.Generic;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Comments;

/// <summary>Translates references in comments to the names that users know: cmdlets and parameters, not
/// classes.</summary>
internal sealed class CrossReferences
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    internal CrossReferences(IEnumerable<Cmdlet> cmdlets)
    {
        foreach (Cmdlet cmdlet in cmdlets)
        {
            _names[cmdlet.DocumentationId] = cmdlet.Name;
            foreach (Parameter parameter in cmdlet.Parameters)
            {
                _names[parameter.DocumentationId] = $"-{parameter.Name}";
            }
        }
    }

    /// <summary>Returns the text of a <c>see</c> or <c>seealso</c>: its own, otherwise the name of its
    /// target.</summary>
    internal string Text(XElement reference)
    {
        if (reference.Value.Length > 0)
        {
            return reference.Value;
        }

        if ((string?)reference.Attribute("cref") is string id)
        {
            return _names.GetValueOrDefault(id) ?? LastName(id);
        }

        return (string?)reference.Attribute("langword") switch
        {
            null => (string?)reference.Attribute("href") ?? "",
            "null" or "true" or "false" => $"${(string?)reference.Attribute("langword")}",
            string word => word,
        };
    }

    // A type or member that is neither a cmdlet nor a parameter: M:Space.Type.Member(System.String) becomes Member.
    private static string LastName(string id)
    {
        string name = id.Split('(', 2)[0];
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..];
    }
}
