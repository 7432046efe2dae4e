using System.Collections.Generic;
using System.IO;
using System.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Markdown;

/// <summary>The Markdown pages of a module: one per command, and an index. The same input gives the same
/// bytes.</summary>
internal static class CommandPages
{
    private const string Index = "README.md";

    internal static void Write(string folder, IReadOnlyList<Cmdlet> cmdlets, Prose prose)
    {
        CommandPage page = new(prose);
        Dictionary<string, string> pages = cmdlets.ToDictionary(cmdlet => CommandPage.FileName(cmdlet.Name), page.Of);
        pages[Index] = TextOf(cmdlets, prose);
        _ = Directory.CreateDirectory(folder);
        foreach (string stale in Directory.EnumerateFiles(folder, "*.md").Where(file => !pages.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(stale);
        }

        foreach ((string name, string text) in pages)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private static string TextOf(IReadOnlyList<Cmdlet> cmdlets, Prose prose)
    {
        MarkdownWriter writer = new();
        writer.Heading(1, "Commands");
        writer.Paragraph("Generated from the comments of the commands; `Get-Help` shows the same text.");
        writer.Table(
            ["Command", "Purpose"],
            cmdlets.Select(cmdlet => (IReadOnlyList<string>)
            [
                $"[{cmdlet.Name}]({CommandPage.FileName(cmdlet.Name)})",
                MarkdownWriter.Escape(prose.Line(cmdlet.Comment.Summary)),
            ]));
        return writer.ToString();
    }
}
