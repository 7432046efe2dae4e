using System.Globalization;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>An example. The code has no prompt, so that you can copy it.</summary>
internal static class ExampleElement
{
    // Get-Help inserts no blank line between an example and the next title.
    private const string BlankLine = "";

    internal static XElement Of(Example example, int number, Prose prose) => new(
        MamlNames.s_command + "example",
        new XElement(MamlNames.s_maml + "title", Title(example, number)),
        new XElement(MamlNames.s_dev + "code", example.Code),
        Paragraphs.In(MamlNames.s_dev + "remarks", [.. prose.Paragraphs(example.Explanation), BlankLine]));

    // Get-Help prints the title unchanged; the dashes are the convention for titles.
    private static string Title(Example example, int number)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"Example {number}");
        return $"---------- {(example.Title is null ? title : $"{title}: {example.Title}")} ----------";
    }
}
