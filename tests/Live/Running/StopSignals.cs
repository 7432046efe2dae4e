using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace CloudflareWorkflows.Live.Running;

/// <summary>Ctrl+C and the other signals that end a program. The first one ends the questions, the second one the deletion
/// too.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly CancellationTokenSource _second = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly TextWriter _output;

    public StopSignals(TextWriter output)
    {
        _output = output;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
        ];
    }

    /// <summary>Canceled by the first signal.</summary>
    public CancellationToken First => _first.Token;

    /// <summary>Canceled by the second signal.</summary>
    public CancellationToken Second => _second.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _first.Dispose();
        _second.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        // The process goes on, to delete what it created.
        signal.Cancel = true;
        if (_first.IsCancellationRequested)
        {
            _second.Cancel();
            return;
        }

        _first.Cancel();
        _output.WriteLine("Stopping. What was created is deleted first.");
    }
}
