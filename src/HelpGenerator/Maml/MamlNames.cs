using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>The namespaces of MAML, the markup that Get-Help reads.</summary>
internal static class MamlNames
{
    internal static readonly XNamespace s_help = "http://msh";

    internal static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";

    internal static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    internal static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";
}
