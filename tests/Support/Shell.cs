using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.PowerShell;
using Xunit;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>A PowerShell session with the module in it, the engine's own commands, and Select-First.</summary>
public sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;

    // The engine sets up parts of itself when the first session opens, and now and then does not find the module when two
    // are the first: so one opens alone.
    static Shell() => Open().Dispose();

    public Shell() => _runspace = Open();

    /// <summary>Sets a variable that scripts can read.</summary>
    public void Set(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script to its end. A terminating error is the last of the errors.</summary>
    public ShellResult Run(string script)
    {
        using PowerShell pipeline = Compose(script);
        return Invoke(pipeline);
    }

    /// <summary>Starts a script that is going to be stopped, or looked at while it runs.</summary>
    public RunningScript Start(string script)
    {
        PowerShell pipeline = Compose(script);
        Task<ShellResult> end = Task.Factory.StartNew(
            () => Invoke(pipeline), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return new RunningScript(pipeline, end);
    }

    /// <summary>Runs a script that must go well, and gives its bare output.</summary>
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
            // The manifest is a script file to the execution policy.
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
            // The state tells.
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
