using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Commands.Threading;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>The base of all commands: their life cycle, and one way each to wait, to write errors and to stop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CloudflareCommand : PSCmdlet, IDisposable
{
    private readonly PipelineThread _thread = new(ModuleTime.Provider);
    private readonly ErrorReporter _errors;
    private readonly CommandProgress _progress;
    private HashSet<string> _typed = [];

    /// <summary>Creates the command.</summary>
    protected CloudflareCommand()
    {
        _errors = new ErrorReporter(WriteError, ThrowTerminatingError, () => Permission);
        _progress = new CommandProgress(_thread.Mailbox, WriteProgress, ModuleTime.Provider);
        Log = new CommandLog(_thread.Mailbox, _progress, _errors, WriteVerbose, WriteWarning);
    }

    /// <summary>Cancelled when the user or the pipeline ends the command.</summary>
    protected CancellationToken StopToken => _thread.StopToken;

    /// <summary>The permission that the command needs, as Cloudflare's dashboard calls it.</summary>
    protected virtual string Permission => "Workers Scripts Read";

    /// <summary>The log of the requests of the command.</summary>
    private protected CommandLog Log { get; }

    /// <summary>Whether the command returns an object for each counted item.</summary>
    private protected virtual bool GivesObjects => true;

    /// <summary>Cancels all work in progress.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs once, before the first input.</summary>
    protected virtual void OnBegin()
    {
    }

    /// <summary>Runs for each input.</summary>
    protected virtual void OnInput()
    {
    }

    /// <summary>Runs once, after the last input.</summary>
    protected virtual void OnEnd()
    {
    }

    /// <summary>Releases the resources of the command.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _thread.Dispose();
        }
    }

    /// <summary>Whether the user typed a parameter, and it did not come from the pipeline. The engine's own list of
    /// bound parameters goes stale from input to input.</summary>
    protected bool IsTyped(string parameter) => _typed.Contains(parameter);

    /// <summary>Runs an action on the pipeline thread while it waits. Can be called on any thread.</summary>
    protected void Post(Action action) => _thread.Mailbox.Post(action);

    /// <summary>Waits for a task on the pipeline thread. Meanwhile, the thread runs the actions that the layers below post.</summary>
    protected void Await(Task task) => _thread.Await(task);

    /// <summary>Waits for a task and returns its result.</summary>
    protected T Await<T>(Task<T> task) => _thread.Await(task);

    /// <summary>Returns items half a page at a time, as pages arrive.</summary>
    protected IEnumerable<T[]> StreamHalves<T>(Func<CancellationToken, IAsyncEnumerable<T[]>> open) =>
        _thread.StreamHalves(open);

    /// <summary>Returns items one by one, as their pages arrive.</summary>
    protected IEnumerable<T> Stream<T>(Func<CancellationToken, IAsyncEnumerable<T[]>> open) =>
        StreamHalves(open).SelectMany(static half => half);

    /// <summary>Counts completed items. A command that takes long shows the count as progress.</summary>
    private protected void Count(int done = 1)
    {
        // Objects that run over the screen show how far it is, and a bar is redrawn with each. A command cannot know
        // whether they do, or go into a variable and nothing is seen: so the bar comes, and comes later.
        bool mayShowObjects = GivesObjects && MyInvocation.PipelinePosition == MyInvocation.PipelineLength;
        _progress.Count(MyInvocation.MyCommand.Name, done, mayShowObjects);
    }

    /// <summary>Shows progress until the command ends.</summary>
    private protected void Show(ProgressRecord record) => _progress.Show(record);

    // Messages quote names, ids and errors that others wrote: all of them are made visible here.

    /// <summary>Asks for confirmation, or writes what would be done.</summary>
    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(VisibleText.OnOneLine(target), VisibleText.OnOneLine(action));

    /// <summary>Writes a verbose message.</summary>
    internal new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.OnOneLine(text));

    /// <summary>Writes a warning.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(VisibleText.OnOneLine(text));

    private new void WriteProgress(ProgressRecord record)
    {
        record.StatusDescription = VisibleText.OnOneLine(record.StatusDescription);
        base.WriteProgress(record);
    }

    /// <summary>Runs an action. If it fails, writes an error with the target, and the command continues.</summary>
    protected void Guard(object? target, Action action) => _errors.Guard(target, action);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _typed = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);

        // An error that concerns all inputs is written once.
        Run(Begin, endsPipeline: true);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(OnInput);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Run(OnEnd);
        _progress.End();
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _thread.Stop();

    private void Begin()
    {
        LoadedModule.RefuseOther(MyInvocation.MyCommand.Module);
        OnBegin();
    }

    /// <summary>However it ends, nothing that was shown stays. Only when the user stops it, the host takes all away itself,
    /// and a write may find the console waiting for that end.</summary>
    private void Run(Action stage, bool endsPipeline = false)
    {
        try
        {
            _errors.Guard(null, stage, endsPipeline);
        }
        catch when (!_thread.IsStopping)
        {
            _progress.End();
            throw;
        }
    }
}
