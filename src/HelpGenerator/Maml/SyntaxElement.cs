using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>One line of the syntax: a parameter set, in the order in which one types it.</summary>
internal static class SyntaxElement
{
    internal static XElement Of(Cmdlet cmdlet, string set, ParameterElement element) => new(
        MamlNames.s_command + "syntaxItem",
        new XElement(MamlNames.s_maml + "name", cmdlet.Name),
        InOrder(cmdlet, set).Select(item => element.InSyntax(item.Parameter, item.Binding)));

    // Positional ones by position, then what must be given, then the rest as it was declared.
    private static IEnumerable<(Parameter Parameter, ParameterBinding Binding)> InOrder(Cmdlet cmdlet, string set) =>
        cmdlet.Parameters
            .Select(parameter => (Parameter: parameter, Binding: parameter.In(set)!))
            .Where(item => item.Binding is not null)
            .OrderBy(item => item.Binding.Position ?? int.MaxValue)
            .ThenBy(item => !item.Binding.Mandatory);
}
