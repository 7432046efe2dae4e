using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>
/// Shows a script as somebody at a prompt would type it, with what each step answers. A step that does not do what the
/// script says it does ends the tour.
/// </summary>
internal sealed class Tour(Engine engine, Terminal terminal)
{
    /// <summary>Runs all steps; tells the exit code.</summary>
    internal async Task<int> RunAsync(string path, CancellationToken cancellationToken)
    {
        if (ScriptFile.Parse(path, terminal, out Token[] tokens) is not ScriptBlockAst script)
        {
            return 1;
        }

        foreach (TourStep step in TourScript.Read(script, tokens))
        {
            List<PSObject> output = [];
            Show(step);
            Invocation invocation = new(step.Statement) { IsShown = step.Check is null, Observer = output.Add };
            Outcome outcome = await engine.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
            if (outcome.WasStopped)
            {
                return outcome.ToProcessExitCode();
            }

            if (TourFault.Find(step, outcome, output) is string fault)
            {
                terminal.Complain(path, step.Line, fault);
                return 1;
            }

            if (step.Check is null)
            {
                // For the checks that follow.
                engine.SetVariable("shown", output.ToArray());
                terminal.Output.WriteLine();
            }
        }

        return 0;
    }

    private void Show(TourStep step)
    {
        foreach (string line in step.Narration)
        {
            terminal.Output.WriteLine(terminal.Styled(PSStyle.Instance.Foreground.Green, $"# {line}".TrimEnd()));
        }

        if (step.Check is null)
        {
            string command = step.Statement.ReplaceLineEndings("\n>> ");
            terminal.Output.WriteLine(terminal.Styled(PSStyle.Instance.Bold, $"PS> {command}"));
        }
    }
}
