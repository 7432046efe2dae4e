using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>Everything that Get-Help knows about one cmdlet.</summary>
internal sealed class CommandElement(Prose prose)
{
    private readonly ParameterElement _parameter = new(prose);

    internal XElement Of(Cmdlet cmdlet) => new(
        MamlNames.s_command + "command",
        Details(cmdlet),
        Paragraphs.In("description", Description(cmdlet.Comment)),
        new XElement(
            MamlNames.s_command + "syntax",
            cmdlet.ParameterSets.Select(set => SyntaxElement.Of(cmdlet, set, _parameter))),
        new XElement(
            MamlNames.s_command + "parameters",
            cmdlet.Parameters
                .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
                .Select(parameter => _parameter.Described(parameter, parameter.Overall))),
        new XElement(MamlNames.s_command + "inputTypes", PipelineElements.Inputs(cmdlet)),
        new XElement(MamlNames.s_command + "returnValues", PipelineElements.Outputs(cmdlet, prose)),
        new XElement(
            MamlNames.s_command + "examples",
            cmdlet.Comment.Examples.Select((example, index) => ExampleElement.Of(example, index + 1, prose))),
        new XElement(MamlNames.s_command + "relatedLinks", cmdlet.Comment.SeeAlso.Select(Link)));

    private XElement Details(Cmdlet cmdlet) => new(
        MamlNames.s_command + "details",
        new XElement(MamlNames.s_command + "name", cmdlet.Name),
        new XElement(MamlNames.s_command + "verb", cmdlet.Verb),
        new XElement(MamlNames.s_command + "noun", cmdlet.Noun),
        Paragraphs.In("description", [prose.Line(cmdlet.Comment.Summary)]));

    // A cmdlet of which all is said in its summary shows that again, rather than an empty heading.
    private IReadOnlyList<string> Description(Comment comment) =>
        prose.Paragraphs(comment.Remarks ?? comment.Summary);

    // Get-Help -Online opens the first link that has a URI, as the page of the command itself. There is no such page, and a
    // link to another one would be offered for it: so its address is text.
    private XElement Link(XElement seeAlso) => new(
        MamlNames.s_maml + "navigationLink",
        new XElement(
            MamlNames.s_maml + "linkText",
            (string?)seeAlso.Attribute("href") is string address ? $"{prose.Reference(seeAlso)}: {address}" : prose.Reference(seeAlso)),
        new XElement(MamlNames.s_maml + "uri"));
}
