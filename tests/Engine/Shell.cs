using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>A PowerShell session with the staged module in it, and nothing else that is not the engine's own.</summary>
public sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;

    public Shell()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule(BuildPaths.Module);
        if (OperatingSystem.IsWindows())
        {
            // The manifest is a script file to the execution policy.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    /// <summary>Sets a variable that scripts can read.</summary>
    public void Set(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script. A terminating error is the last of the errors.</summary>
    public ShellResult Run(string script)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        PSDataCollection<PSObject?> output = [];
        try
        {
            shell.AddScript(script).Invoke(null, output);
        }
        catch (RuntimeException failure)
        {
            shell.Streams.Error.Add(failure.ErrorRecord);
        }

        return new ShellResult(
            [.. output],
            [.. shell.Streams.Error],
            [.. shell.Streams.Warning.Select(warning => warning.Message)],
            [.. shell.Streams.Verbose.Select(line => line.Message)]);
    }

    /// <summary>Runs a script that must go well, and gives its bare output.</summary>
    public object?[] Values(string script)
    {
        ShellResult result = Run(script);
        Assert.Empty(result.Errors);
        return result.Values;
    }

    public void Dispose() => _runspace.Dispose();
}
