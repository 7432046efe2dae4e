using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Markdown;

/// <summary>The section of a parameter on a command page: its description and binding.</summary>
internal sealed class ParameterSection(Prose prose)
{
    internal void Write(MarkdownWriter page, Cmdlet cmdlet, Parameter parameter)
    {
        page.Heading(3, $"-{parameter.Name}");
        page.Paragraphs(parameter.Description(prose));
        page.Table(["", ""], Facts(cmdlet, parameter));
    }

    private IEnumerable<IReadOnlyList<string>> Facts(Cmdlet cmdlet, Parameter parameter)
    {
        ParameterBinding binding = parameter.Overall;
        string[] sets = [.. cmdlet.ParameterSets.Where(set => parameter.In(set) is not null)];
        yield return ["Type", $"`{parameter.Type.Short}`"];
        if (parameter.Aliases.Count > 0)
        {
            yield return ["Aliases", string.Join(", ", parameter.Aliases)];
        }

        if (sets.Length < cmdlet.ParameterSets.Count)
        {
            yield return ["Parameter sets", string.Join(", ", sets)];
        }

        yield return ["Required", binding.Mandatory ? "True" : "False"];
        yield return ["Position", binding.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named"];
        yield return ["Default value", MarkdownWriter.Escape(parameter.Default(prose))];
        yield return ["Accepts pipeline input", binding.PipelineInput];
        yield return ["Accepts wildcards", parameter.SupportsWildcards ? "True" : "False"];
    }
}
