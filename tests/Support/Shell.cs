using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.PowerShell;
using Xunit;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>A PowerShell session with the module, the core commands, and Select-First.</summary>
public sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;

    // The engine initializes parts of itself when the first session opens. If two sessions open first at the same time,
    // it
    // sometimes does not find the module. So one session opens first, by itself.
    static Shell() => Open().Dispose();

    public Shell() => _runspace = Open();

    /// <summary>Sets a variable that scripts can read.</summary>
    public void Set(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script to its end. A terminating error is the last item of the errors.</summary>
    public ShellResult Run(string script)
    {
        using PowerShell pipeline = Compose(script);
        return Invoke(pipeline);
    }

    /// <summary>Starts a script that the test stops, or observes while it runs.</summary>
    public RunningScript Start(string script)
    {
        PowerShell pipeline = Compose(script);
        Task<ShellResult> end = Task.Factory.StartNew(
            () => Invoke(pipeline), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return new RunningScript(pipeline, end);
    }

    /// <summary>Runs a script that must succeed, and returns the base objects of its output.</summary>
    public object?[] Values(string script)
    {
        ShellResult result = Run(script);
        Assert.Empty(result.Errors);
        return result.Values;
    }

    public void Dispose() => _runspace.Dispose();

    private static Runspace Open()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.Commands.Add(new SessionStateCmdletEntry("Select-First", typeof(SelectFirstCommand), null));
        state.ImportPSModule(BuildMetadata.Of("ModulePath"));
        if (OperatingSystem.IsWindows())
        {
            // The execution policy applies to the manifest.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        return runspace;
    }

    private PowerShell Compose(string script)
    {
        PowerShell pipeline = PowerShell.Create(_runspace);
        _ = pipeline.AddScript(script, useLocalScope: false);
        return pipeline;
    }

    private static ShellResult Invoke(PowerShell pipeline)
    {
        PSDataCollection<PSObject?> output = [];
        try
        {
            pipeline.Invoke(null, output);
        }
        catch (PipelineStoppedException)
        {
            // The invocation state shows it.
        }
        catch (RuntimeException failure)
        {
            pipeline.Streams.Error.Add(failure.ErrorRecord);
        }

        PSDataStreams streams = pipeline.Streams;
        return new ShellResult
        {
            State = pipeline.InvocationStateInfo.State,
            Output = [.. output],
            Errors = [.. streams.Error],
            Warnings = [.. streams.Warning.Select(line => line.Message)],
            Verbose = [.. streams.Verbose.Select(line => line.Message)],
            Debug = [.. streams.Debug.Select(line => line.Message)],
            Information = [.. streams.Information.Select(line => line.ToString())],
            Progress = [.. streams.Progress],
        };
    }
}
