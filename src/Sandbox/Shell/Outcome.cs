using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>How a piece of script ended.</summary>
/// <param name="Errors">What it left unhandled, in order.</param>
/// <param name="ExitCode">What it exited with, if it did.</param>
/// <param name="WasStopped">Whether it was stopped from outside.</param>
internal sealed record Outcome(IReadOnlyList<ErrorRecord> Errors, int? ExitCode, bool WasStopped)
{
    // 128 and the number of the signal: what shells report after Ctrl+C.
    private const int Interrupted = 130;

    /// <summary>The outcome as a process tells it.</summary>
    internal int ToProcessExitCode() => (WasStopped, ExitCode) switch
    {
        (true, _) => Interrupted,
        (_, int code) => code,
        _ => Errors.Any() ? 1 : 0,
    };
}
