using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>Creates text elements: MAML only supports paragraphs.</summary>
internal static class Paragraphs
{
    internal static XElement In(string name, IEnumerable<string> paragraphs) =>
        In(MamlNames.s_maml + name, paragraphs);

    internal static XElement In(XName name, IEnumerable<string> paragraphs) =>
        new(name, paragraphs.Select(text => new XElement(MamlNames.s_maml + "para", text)));
}
