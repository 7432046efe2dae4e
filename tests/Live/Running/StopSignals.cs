using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace CloudflareWorkflows.Live.Running;

/// <summary>Ctrl+C and the other signals that end a program. The first one ends the questions. A later one ends the deletion
/// too.</summary>
/// <remarks>One wish may arrive as several signals: <c>dotnet run</c> forwards the signal that its group got, and a terminal
/// that closes sends one to each process. So signals within two seconds count as one.</remarks>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan s_oneWish = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _first = new();
    private readonly CancellationTokenSource _second = new();
    private readonly Lock _lock = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private long? _firstAt;

    public StopSignals(TextWriter output, TimeProvider time)
    {
        _output = output;
        _time = time;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
        ];
    }

    /// <summary>Canceled by the first signal.</summary>
    public CancellationToken First => _first.Token;

    /// <summary>Canceled by a later signal.</summary>
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

    /// <summary>Acts on one signal.</summary>
    public void Receive()
    {
        bool isFirst;
        lock (_lock)
        {
            isFirst = _firstAt is null;
            _firstAt ??= _time.GetTimestamp();
        }

        if (isFirst)
        {
            _output.WriteLine("Stopping. What was created is deleted first.");
            _first.Cancel();
        }
        else if (_time.GetElapsedTime(_firstAt.Value) >= s_oneWish)
        {
            _second.Cancel();
        }
    }

    private void Stop(PosixSignalContext signal)
    {
        // The process goes on, to delete what it created.
        signal.Cancel = true;
        Receive();
    }
}
