using System.Linq;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>One line of the syntax: the parameters of a parameter set in typing order.</summary>
internal static class SyntaxElement
{
    internal static XElement Of(Cmdlet cmdlet, string set, ParameterElement element) => new(
        MamlNames.s_command + "syntaxItem",
        new XElement(MamlNames.s_maml + "name", cmdlet.Name),
        cmdlet.InSyntax(set).Select(item => element.InSyntax(item.Parameter, item.Binding)));
}
