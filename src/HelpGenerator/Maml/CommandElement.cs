using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Markdown;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>The help of one cmdlet.</summary>
/// <param name="prose">Reads the comments.</param>
/// <param name="address">The URL of the command pages, ending with a slash; null if they are not published.</param>
internal sealed class CommandElement(Prose prose, Uri? address)
{
    private readonly ParameterElement _parameter = new(prose);

    internal XElement Of(Cmdlet cmdlet) => new(
        MamlNames.s_command + "command",
        Details(cmdlet),
        Paragraphs.In("description", Description(cmdlet)),
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
        new XElement(MamlNames.s_command + "relatedLinks", Links(cmdlet)));

    private XElement Details(Cmdlet cmdlet) => new(
        MamlNames.s_command + "details",
        new XElement(MamlNames.s_command + "name", cmdlet.Name),
        new XElement(MamlNames.s_command + "verb", cmdlet.Verb),
        new XElement(MamlNames.s_command + "noun", cmdlet.Noun),
        Paragraphs.In("description", [prose.Line(cmdlet.Comment.Summary)]));

    private IEnumerable<string> Description(Cmdlet cmdlet)
    {
        IReadOnlyList<string> paragraphs = cmdlet.Description(prose);
        return address is null ? [.. paragraphs, .. SeeAlso(cmdlet)] : paragraphs;
    }

    // Get-Help offers -Online if there is any related link, and opens the first URI. So related links are only
    // written together with the page of the command itself.
    private IEnumerable<XElement> Links(Cmdlet cmdlet) => address is null
        ? []
        : cmdlet.Comment.SeeAlso.Select(seeAlso => Link(Text(seeAlso), null))
            .Prepend(Link("Online version:", new Uri(address, CommandPage.FileName(cmdlet.Name))));

    private IEnumerable<string> SeeAlso(Cmdlet cmdlet) => cmdlet.Comment.SeeAlso.Any()
        ? [string.Join('\n', cmdlet.Comment.SeeAlso.Select(seeAlso => $"- {Text(seeAlso)}").Prepend("See also:"))]
        : [];

    // The address of another page is text: -Online could open a link with a URI.
    private string Text(XElement seeAlso) => (string?)seeAlso.Attribute("href") is string href
        ? $"{prose.Reference(seeAlso)}: {href}"
        : prose.Reference(seeAlso);

    private static XElement Link(string text, Uri? uri) => new(
        MamlNames.s_maml + "navigationLink",
        new XElement(MamlNames.s_maml + "linkText", text),
        new XElement(MamlNames.s_maml + "uri", uri?.AbsoluteUri));
}
