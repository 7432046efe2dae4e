using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>Handles terminal signals while a shell runs. The shell receives Ctrl+C from the terminal itself, and this
/// process ignores it. A signal that ends this process also ends the shell, which would otherwise compete for the
/// terminal.</summary>
internal sealed class ShellSignals : IDisposable
{
    /// <summary>128 plus the number of SIGINT: the exit code of shells after Ctrl+C.</summary>
    public const int InterruptedExitCode = 130;

    private readonly PosixSignalRegistration[] _registrations;
    private Process? _shell;

    public ShellSignals()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, static context => context.Cancel = true),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Forward),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Forward),
        ];
    }

    /// <summary>Whether Ctrl+C was pressed.</summary>
    public bool WasInterrupted { get; private set; }

    public void ForwardTo(Process shell) => _shell = shell;

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int processId, int signal);

    private void Interrupt(PosixSignalContext context)
    {
        WasInterrupted = true;
        context.Cancel = true;
    }

    private void Forward(PosixSignalContext context)
    {
        // The end of the shell also ends this process.
        context.Cancel = true;
        if (_shell is not Process shell || shell.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            shell.Kill();
        }
        else
        {
            // Both numbers are the same on all Unix systems that .NET supports.
            _ = SendSignal(shell.Id, context.Signal == PosixSignal.SIGHUP ? 1 : 15);
        }
    }
}
