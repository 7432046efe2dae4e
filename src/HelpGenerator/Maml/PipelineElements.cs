using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>What a cmdlet takes from the pipeline and what it puts there.</summary>
internal static class PipelineElements
{
    internal static IEnumerable<XElement> Inputs(Cmdlet cmdlet) => cmdlet.Parameters
        .Where(parameter => parameter.Overall is { ByValue: true } or { ByPropertyName: true })
        .GroupBy(parameter => parameter.Type.Full)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Item("inputType", group.Key, [.. group.Select(Binds)]))
        .DefaultIfEmpty(Item("inputType", "None", ["Takes nothing from the pipeline."]));

    internal static IEnumerable<XElement> Outputs(Cmdlet cmdlet, Prose prose) => cmdlet.Outputs
        .Select(output => Item("returnValue", output.TypeName, prose.Paragraphs(output.Comment.Summary)))
        .DefaultIfEmpty(Item("returnValue", "None", ["Emits nothing."]));

    private static string Binds(Parameter parameter) => parameter.Overall switch
    {
        { ByValue: true, ByPropertyName: true } => $"-{parameter.Name}, by value or by property name.",
        { ByValue: true } => $"-{parameter.Name}, by value.",
        _ => $"-{parameter.Name}, by property name.",
    };

    private static XElement Item(string name, string type, IReadOnlyList<string> paragraphs) => new(
        MamlNames.s_command + name,
        TypeElement.Of(type),
        Paragraphs.In("description", paragraphs));
}
