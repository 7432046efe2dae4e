using System;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>The word at which Tab was pressed, and how to write another in its place.</summary>
/// <param name="Text">What was typed, without quotation marks.</param>
/// <param name="Quote">The quotation mark that it begins with; null for none.</param>
internal sealed record CompletionWord(string Text, char? Quote)
{
    /// <summary>What means the same without quotation marks. What begins with a digit might be read as a number: 007
    /// would become 7.</summary>
    private static readonly Regex s_bare = new(@"^[a-zA-Z_][a-zA-Z0-9_./-]*\z", RegexOptions.CultureInvariant);

    public static CompletionWord Read(string typed)
    {
        if (typed.Length == 0 || typed[0] is not ('\'' or '"'))
        {
            return new CompletionWord(typed, null);
        }

        char quote = typed[0];
        string text = typed.Length > 1 && typed[^1] == quote ? typed[1..^1] : typed[1..];
        return quote == '\''
            ? new CompletionWord(text.Replace("''", "'"), quote)
            : new CompletionWord(Regex.Replace(text, "`(.)", "$1"), quote);
    }

    /// <summary>Writes text so that PowerShell reads it literally.</summary>
    public string Write(string text) => Quote switch
    {
        '"' => '"' + Regex.Replace(text, "[`\"$\u201c\u201d\u201e]", "`$0") + '"',
        null when s_bare.IsMatch(text) || Guid.TryParseExact(text, "D", out _) => text,
        _ => '\'' + CodeGeneration.EscapeSingleQuotedStringContent(text) + '\'',
    };
}
