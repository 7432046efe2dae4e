using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>The pipeline input and output of a cmdlet.</summary>
internal static class PipelineElements
{
    internal static IEnumerable<XElement> Inputs(Cmdlet cmdlet) => cmdlet.Inputs
        .Select(input => Item("inputType", input.TypeName, input.Description))
        .DefaultIfEmpty(Item("inputType", "None", ["You can't pipe objects to this command."]));

    internal static IEnumerable<XElement> Outputs(Cmdlet cmdlet, Prose prose) => cmdlet.Outputs
        .Select(output => Item("returnValue", output.TypeName, prose.Paragraphs(output.Comment.Summary)))
        .DefaultIfEmpty(Item("returnValue", "None", ["This command returns no output."]));

    private static XElement Item(string name, string type, IReadOnlyList<string> paragraphs) => new(
        MamlNames.s_command + name,
        TypeElement.Of(type),
        Paragraphs.In("description", paragraphs));
}
