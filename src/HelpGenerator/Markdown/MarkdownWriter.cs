using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.HelpGenerator.Markdown;

/// <summary>Writes GitHub-flavored Markdown, with a blank line between blocks.</summary>
internal sealed partial class MarkdownWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>Escapes plain text.</summary>
    internal static string Escape(string text) => Special().Replace(text, @"\$0");

    internal void Heading(int level, string text) => Block($"{new string('#', level)} {text}");

    /// <summary>Writes Markdown unchanged.</summary>
    internal void Paragraph(string markdown) => Block(markdown);

    /// <summary>Writes paragraphs of plain text. Lines that start with a dash become a list.</summary>
    internal void Paragraphs(IEnumerable<string> paragraphs)
    {
        foreach (string paragraph in paragraphs)
        {
            Block(Escape(paragraph));
        }
    }

    internal void List(IEnumerable<string> items) => Block(string.Join('\n', items.Select(item => $"- {item}")));

    internal void Code(string language, string code) => Block($"```{language}\n{code}\n```");

    internal void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        IEnumerable<string> lines = rows
            .Select(row => row.Select(cell => cell.Replace("|", @"\|", System.StringComparison.Ordinal)))
            .Prepend(head.Select(_ => "---"))
            .Prepend(head)
            .Select(cells => $"| {string.Join(" | ", cells)} |");
        Block(string.Join('\n', lines));
    }

    public override string ToString() => _text.ToString();

    private void Block(string text)
    {
        if (_text.Length > 0)
        {
            _ = _text.Append('\n');
        }

        _ = _text.Append(text).Append('\n');
    }

    // An underscore inside a word is not emphasis; a number sign is a heading only at the start of a line.
    [GeneratedRegex(@"[\\`*<\[\]]|(?<!\w)_|_(?!\w)|(?<=^|\n)#")]
    private static partial Regex Special();
}
