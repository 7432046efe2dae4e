using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>A parameter, in the syntax and in the list that describes each.</summary>
internal sealed class ParameterElement(Prose prose)
{
    /// <summary>In the syntax a switch has no value.</summary>
    internal XElement InSyntax(Parameter parameter, ParameterBinding binding) =>
        Of(parameter, binding, parameter.Type.IsSwitch ? [] : Value(parameter));

    /// <summary>In the list a switch shows its type, as every parameter does.</summary>
    internal XElement Described(Parameter parameter, ParameterBinding binding) =>
        Of(parameter, binding, Value(parameter));

    private XElement Of(Parameter parameter, ParameterBinding binding, IEnumerable<XElement> value) => new(
        MamlNames.s_command + "parameter",
        new XAttribute("required", binding.Mandatory),
        new XAttribute("variableLength", parameter.Type.IsArray),
        new XAttribute("globbing", parameter.SupportsWildcards),
        new XAttribute("pipelineInput", PipelineInput(binding)),
        new XAttribute("position", binding.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(MamlNames.s_maml + "name", parameter.Name),
        Paragraphs.In("description", Description(parameter)),
        value,
        TypeElement.Of(parameter.Type.Short),
        new XElement(MamlNames.s_dev + "defaultValue", Default(parameter)));

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

    private IEnumerable<string> Description(Parameter parameter)
    {
        IEnumerable<string> written =
            prose.Paragraphs(parameter.Comment.Summary).Concat(prose.Paragraphs(parameter.Comment.Remarks));
        return parameter.ValidValues.Count == 0
            ? written
            : written.Append($"Accepted values: {string.Join(", ", parameter.ValidValues)}.");
    }

    private string Default(Parameter parameter) => prose.Line(parameter.Comment.Value) switch
    {
        "" => parameter.Type.IsSwitch ? "False" : "None",
        string written => written,
    };

    private static string PipelineInput(ParameterBinding binding) => (binding.ByPropertyName, binding.ByValue) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByPropertyName)",
        (false, true) => "True (ByValue)",
        _ => "False",
    };
}
