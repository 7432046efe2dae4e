using System;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>The word that is completed, and how to replace it.</summary>
/// <param name="Text">The typed text, without quotation marks.</param>
/// <param name="Quote">The opening quotation mark; null for none.</param>
internal sealed record CompletionWord(string Text, char? Quote)
{
    /// <summary>Text that needs no quotation marks. Text that starts with a digit could be parsed as a number: 007
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

    /// <summary>Formats text so that PowerShell reads it literally.</summary>
    public string Write(string text) => Quote switch
    {
        '"' => '"' + Regex.Replace(text, "[`\"$\u201c\u201d\u201e]", "`$0") + '"',
        null when s_bare.IsMatch(text) || Guid.TryParseExact(text, "D", out _) => text,
        _ => '\'' + CodeGeneration.EscapeSingleQuotedStringContent(text) + '\'',
    };
}
