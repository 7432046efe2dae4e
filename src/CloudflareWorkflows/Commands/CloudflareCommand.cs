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

/// <summary>What all commands share: one way to wait for what lies below, one to tell of failures, one to stop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CloudflareCommand : PSCmdlet, IDisposable
{
    private readonly PipelineThread _thread = new(ModuleTime.Provider);
    private readonly ErrorReporter _errors;
    private readonly CommandProgress _progress;
    private HashSet<string> _typed = [];

    /// <summary>Makes the command.</summary>
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

    /// <summary>Takes what the requests of the command tell.</summary>
    private protected CommandLog Log { get; }

    /// <summary>Whether an object comes out for what is counted.</summary>
    private protected virtual bool GivesObjects => true;

    /// <summary>Ends whatever is under way.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Done once, before the first input.</summary>
    protected virtual void OnBegin()
    {
    }

    /// <summary>Done for each input.</summary>
    protected virtual void OnInput()
    {
    }

    /// <summary>Done once, after the last input.</summary>
    protected virtual void OnEnd()
    {
    }

    /// <summary>Lets go of what the command holds.</summary>
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

    /// <summary>Has something done on the pipeline thread, from any thread, while that one waits.</summary>
    protected void Post(Action action) => _thread.Mailbox.Post(action);

    /// <summary>Waits for a task on the pipeline thread, which meanwhile runs what the layers below post.</summary>
    protected void Await(Task task) => _thread.Await(task);

    /// <summary>Waits for a task and gives its result.</summary>
    protected T Await<T>(Task<T> task) => _thread.Await(task);

    /// <summary>Returns items half a page at a time, as pages arrive.</summary>
    protected IEnumerable<T[]> StreamHalves<T>(Func<CancellationToken, IAsyncEnumerable<T[]>> open) =>
        _thread.StreamHalves(open);

    /// <summary>Gives items one by one as their pages come.</summary>
    protected IEnumerable<T> Stream<T>(Func<CancellationToken, IAsyncEnumerable<T[]>> open) =>
        StreamHalves(open).SelectMany(static half => half);

    /// <summary>Counts what the command has done, which is shown as progress where it takes long.</summary>
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

    /// <summary>Asks whether to do something, or tells what would be done.</summary>
    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(VisibleText.OnOneLine(target), VisibleText.OnOneLine(action));

    /// <summary>Tells what is done.</summary>
    internal new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.OnOneLine(text));

    /// <summary>Warns.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(VisibleText.OnOneLine(text));

    private new void WriteProgress(ProgressRecord record)
    {
        record.StatusDescription = VisibleText.OnOneLine(record.StatusDescription);
        base.WriteProgress(record);
    }

    /// <summary>Does something and tells of its failure beside what it was done to, so that the next can be done.</summary>
    protected void Guard(object? target, Action action) => _errors.Guard(target, action);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _typed = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);

        // What is wrong with all inputs alike is told once.
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
