using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>Text, in the one form that MAML has for it.</summary>
internal static class Paragraphs
{
    internal static XElement In(string name, IEnumerable<string> paragraphs) =>
        In(MamlNames.s_maml + name, paragraphs);

    internal static XElement In(XName name, IEnumerable<string> paragraphs) =>
        new(name, paragraphs.Select(text => new XElement(MamlNames.s_maml + "para", text)));
}
