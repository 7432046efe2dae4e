using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>What the signals of a terminal mean while a shell runs in it. Ctrl+C is the shell's: it gets it from the terminal
/// itself, and this process stays. What ends this process ends the shell, which would fight for the terminal otherwise.</summary>
internal sealed class ShellSignals : IDisposable
{
    /// <summary>128 and the number of SIGINT: what shells report after Ctrl+C.</summary>
    public const int InterruptedExitCode = 130;

    private readonly PosixSignalRegistration[] _registrations;
    private Process? _shell;

    public ShellSignals()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, static context => context.Cancel = true),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, PassOn),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, PassOn),
        ];
    }

    /// <summary>Whether Ctrl+C was pressed.</summary>
    public bool WasInterrupted { get; private set; }

    public void PassOnTo(Process shell) => _shell = shell;

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int processId, int signal);

    private void Interrupt(PosixSignalContext context)
    {
        WasInterrupted = true;
        context.Cancel = true;
    }

    private void PassOn(PosixSignalContext context)
    {
        // The shell's end ends this process, too.
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
            // Both numbers are the same on all systems that .NET runs on.
            _ = SendSignal(shell.Id, context.Signal == PosixSignal.SIGHUP ? 1 : 15);
        }
    }
}
