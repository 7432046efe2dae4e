using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>The tour is plain script; its statements are the steps.</summary>
internal static class TourScript
{
    /// <summary>The steps in order.</summary>
    internal static IReadOnlyList<TourStep> Read(ScriptBlockAst script, Token[] tokens)
    {
        // Block comments are for those who maintain the tour.
        Token[] comments = [.. tokens.Where(token => token.Kind == TokenKind.Comment && token.Text[0] == '#')];
        List<TourStep> steps = [];
        int end = 0;
        foreach (StatementAst statement in script.EndBlock.Statements)
        {
            int start = statement.Extent.StartOffset;
            IEnumerable<Token> above = comments
                .Where(comment => comment.Extent.StartOffset >= end && comment.Extent.EndOffset <= start);
            steps.Add(new TourStep(
                statement.Extent.StartLineNumber, [.. above.Select(Text)], statement.Extent.Text));
            end = statement.Extent.EndOffset;
        }

        return steps;
    }

    private static string Text(Token comment) => comment.Text.TrimStart('#').Trim();
}
