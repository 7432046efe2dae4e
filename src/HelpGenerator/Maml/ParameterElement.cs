using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>A parameter, in the syntax and in the list of parameters.</summary>
internal sealed class ParameterElement(Prose prose)
{
    /// <summary>In the syntax, a switch has no value.</summary>
    internal XElement InSyntax(Parameter parameter, ParameterBinding binding) =>
        Of(parameter, binding, parameter.Type.IsSwitch ? [] : Value(parameter));

    /// <summary>In the list, a switch shows its type, as every parameter does.</summary>
    internal XElement Described(Parameter parameter, ParameterBinding binding) =>
        Of(parameter, binding, Value(parameter));

    private XElement Of(Parameter parameter, ParameterBinding binding, IEnumerable<XElement> value) => new(
        MamlNames.s_command + "parameter",
        new XAttribute("required", binding.Mandatory),
        new XAttribute("variableLength", parameter.Type.IsArray),
        new XAttribute("globbing", parameter.SupportsWildcards),
        new XAttribute("pipelineInput", binding.PipelineInput),
        new XAttribute("position", binding.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(MamlNames.s_maml + "name", parameter.Name),
        Paragraphs.In("description", parameter.Description(prose)),
        value,
        TypeElement.Of(parameter.Type.Short),
        new XElement(MamlNames.s_dev + "defaultValue", parameter.Default(prose)));

    private static IEnumerable<XElement> Value(Parameter parameter)
    {
        if (parameter.ValidValues.Count > 0)
        {
            yield return new XElement(
                MamlNames.s_command + "parameterValueGroup",
                parameter.ValidValues.Select(value => ValueElement(value, required: false, isArray: false)));
        }

        yield return ValueElement(parameter.Type.Short, !parameter.Type.IsSwitch, parameter.Type.IsArray);
    }

    private static XElement ValueElement(string text, bool required, bool isArray) => new(
        MamlNames.s_command + "parameterValue",
        new XAttribute("required", required),
        new XAttribute("variableLength", isArray),
        text);
}
