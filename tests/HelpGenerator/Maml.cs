using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Tests;

/// <summary>Reads elements of help by their local names.</summary>
internal static class Maml
{
    extension(XContainer container)
    {
        internal IEnumerable<XElement> All(string name) =>
            container.Descendants().Where(element => element.Name.LocalName == name);

        internal XElement One(string name) => container.All(name).First();

        internal IEnumerable<string> Paragraphs(string name) =>
            container.One(name).All("para").Select(paragraph => paragraph.Value);

        internal XElement Command(string name) =>
            container.All("command").Single(command => command.One("name").Value == name);

        internal XElement Parameter(string name) =>
            container.One("parameters").Elements().Single(parameter => parameter.One("name").Value == name);

        internal IEnumerable<string> Syntax() => container.All("syntaxItem").Select(item => string.Join(
            ' ', item.Elements().Skip(1).Select(parameter => parameter.One("name").Value)));
    }

    extension(XElement element)
    {
        internal string? Is(string attribute) => (string?)element.Attribute(attribute);
    }
}
