using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Running;
using Microsoft.PowerShell;
using Microsoft.PowerShell.Commands;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>A PowerShell session in this process, with the staged module in it.</summary>
internal sealed class ModuleShell : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleShell()
    {
        InitialSessionState state = Bare();
        state.Commands.Add(new SessionStateCmdletEntry("Measure-Object", typeof(MeasureObjectCommand), null));
        state.ImportPSModule(StagedModule.Folder);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    /// <summary>The initial state of a session before any import.</summary>
    public static InitialSessionState Bare()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
        {
            // The execution policy applies to the manifest.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        return state;
    }

    /// <summary>Connects with a new token that has a full budget.</summary>
    public async Task ConnectAsync(SandboxProcess sandbox, CancellationToken cancellationToken) => await ConnectAsync(
        await sandbox.Control.IssueTokenAsync(cancellationToken), sandbox.AccountId, sandbox.BaseAddress, cancellationToken);

    /// <summary>Connects to an account.</summary>
    public async Task ConnectAsync(string token, string account, Uri address, CancellationToken cancellationToken)
    {
        SessionStateProxy session = _runspace.SessionStateProxy;
        session.SetVariable("token", new NetworkCredential("", token).SecurePassword);
        session.SetVariable("account", account);
        session.SetVariable("address", address.ToString());
        _ = await RunAsync(
            "Connect-CfWorkflow -ApiToken $token -AccountId $account -BaseUri $address", cancellationToken);
    }

    /// <summary>Runs a script that must succeed, and returns the base objects of its output.</summary>
    /// <exception cref="RuntimeException">It ended with an error.</exception>
    public async Task<object?[]> RunAsync(string script, CancellationToken cancellationToken)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        using CancellationTokenRegistration stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        PSDataCollection<PSObject?> output = await shell.AddScript(script).InvokeAsync();
        return shell.Streams.Error is [ErrorRecord error, ..]
            ? throw new RuntimeException(error.ToString(), error.Exception, error)
            : [.. output.Select(item => item?.BaseObject)];
    }

    /// <summary>Runs a script that must return an expected number.</summary>
    /// <exception cref="InvalidDataException">It returned another number.</exception>
    public async Task ExpectAsync(string script, int expected, CancellationToken cancellationToken)
    {
        object?[] came = await RunAsync(script, cancellationToken);
        if (came is not [int figure] || figure != expected)
        {
            throw new InvalidDataException($"{string.Join(" ", came)} came instead of {expected} of: {script}");
        }
    }

    /// <summary>Runs a script until a condition, and stops it there as Ctrl+C does.</summary>
    /// <returns>The time until it stopped.</returns>
    /// <exception cref="InvalidOperationException">It ended before the stop.</exception>
    public async Task<TimeSpan> StopAsync(string script, Func<Task> reach)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        Task<PSDataCollection<PSObject?>> running = shell.AddScript(script).InvokeAsync();
        await reach();
        long start = Stopwatch.GetTimestamp();
        await shell.StopAsync(null, null);
        _ = await Task.WhenAny(running);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        return shell.InvocationStateInfo.State == PSInvocationState.Stopped
            ? took
            : throw new InvalidOperationException($"There was nothing to stop: {shell.InvocationStateInfo.State}.");
    }

    public void Dispose() => _runspace.Dispose();
}
