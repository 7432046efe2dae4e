using System.Globalization;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>An example. The code has no prompt, so that it can be copied whole.</summary>
internal static class ExampleElement
{
    // Get-Help puts nothing between an example and the title of the next.
    private const string Gap = "";

    internal static XElement Of(Example example, int number, Prose prose) => new(
        MamlNames.s_command + "example",
        new XElement(MamlNames.s_maml + "title", Title(example, number)),
        new XElement(MamlNames.s_dev + "code", example.Code),
        Paragraphs.In(MamlNames.s_dev + "remarks", [.. prose.Paragraphs(example.Explanation), Gap]));

    // Get-Help prints the title as it stands; the rules are how the field sets it off.
    private static string Title(Example example, int number)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"Example {number}");
        return $"---------- {(example.Title is null ? title : $"{title}: {example.Title}")} ----------";
    }
}
