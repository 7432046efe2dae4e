using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>A type name.</summary>
internal static class TypeElement
{
    internal static XElement Of(string name) => new(
        MamlNames.s_dev + "type",
        new XElement(MamlNames.s_maml + "name", name),
        new XElement(MamlNames.s_maml + "uri"));
}
