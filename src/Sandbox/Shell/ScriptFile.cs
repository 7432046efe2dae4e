using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>A script in a file.</summary>
internal static class ScriptFile
{
    /// <summary>Runs a script and shows what it emits; tells the exit code.</summary>
    internal static async Task<int> RunAsync(
        Engine engine, Terminal terminal, string path, CancellationToken cancellationToken)
    {
        if (Parse(path, terminal, out _) is not ScriptBlockAst script)
        {
            return 1;
        }

        // Called by its path, a script would keep its exit code to itself. A block passes it on, and knows its file.
        Invocation invocation = new("param($Script) . $Script") { Arguments = [script.GetScriptBlock()] };
        Outcome outcome = await engine.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
        return outcome.ToProcessExitCode();
    }

    /// <summary>A script's syntax tree and tokens; null, and the terminal told why, if it is not valid.</summary>
    internal static ScriptBlockAst? Parse(string path, Terminal terminal, out Token[] tokens)
    {
        ScriptBlockAst script = Parser.ParseFile(path, out tokens, out ParseError[] errors);
        foreach (ParseError error in errors)
        {
            terminal.Complain(path, error.Extent.StartLineNumber, error.Message);
        }

        return errors.Length == 0 ? script : null;
    }
}
