using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>The PowerShell engine with its core commands and the module, writing to a terminal.</summary>
internal sealed class Engine : IDisposable
{
    private const string Rethrow = "param($Problem) trap { } throw $Problem";

    private static readonly CmdletInfo s_watchOutput = new("Watch-Output", typeof(WatchOutputCommand));

    private readonly ShellHost _host;
    private readonly Runspace _runspace;

    internal Engine(Terminal terminal, params string[] modules)
    {
        PSStyle.Instance.OutputRendering = terminal.IsColoured ? OutputRendering.Ansi : OutputRendering.PlainText;
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule(modules);
        _host = new ShellHost(terminal);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
    }

    /// <summary>Sets a variable that scripts can read.</summary>
    internal void SetVariable(string name, object value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a piece of script; cancelling stops it as Ctrl+C does.</summary>
    internal async Task<Outcome> InvokeAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        List<ErrorRecord> errors = [];
        bool stopped = false;
        try
        {
            await InvokeAsync(invocation, errors, cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineStoppedException)
        {
            stopped = true;
        }
        catch (RuntimeException terminating)
        {
            // It ended its pipeline instead of passing through it: a trap turns it into an error that is shown.
            Invocation report = invocation with { Script = Rethrow, Arguments = [terminating] };
            await InvokeAsync(report, errors, cancellationToken).ConfigureAwait(false);
        }

        return new Outcome(errors, _host.ExitCode, stopped);
    }

    /// <inheritdoc />
    public void Dispose() => _runspace.Dispose();

    private async Task InvokeAsync(
        Invocation invocation, List<ErrorRecord> errors, CancellationToken cancellationToken)
    {
        using PowerShell pipeline = Compose(invocation, errors);
        Task running = pipeline.InvokeAsync();
        using CancellationTokenRegistration stop = cancellationToken.Register(() => pipeline.BeginStop(null, null));
        await running.ConfigureAwait(false);
    }

    private PowerShell Compose(Invocation invocation, List<ErrorRecord> errors)
    {
        PowerShell pipeline = PowerShell.Create(_runspace);
        _ = pipeline.AddScript(invocation.Script, useLocalScope: false);
        foreach (object argument in invocation.Arguments)
        {
            _ = pipeline.AddArgument(argument);
        }

        // Errors travel with the output, so that they are shown between the objects where they happened.
        pipeline.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        return pipeline
            .AddCommand(s_watchOutput)
            .AddParameter(nameof(WatchOutputCommand.OnObject), invocation.Observer)
            .AddParameter(nameof(WatchOutputCommand.OnError), (Action<ErrorRecord>)errors.Add)
            .AddCommand(invocation.IsShown ? "Out-Default" : "Out-Null");
    }
}
