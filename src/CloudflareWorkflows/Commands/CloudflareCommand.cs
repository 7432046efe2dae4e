using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>What all commands share: one way to wait for what lies below, one to tell of failures, one to stop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CloudflareCommand : PSCmdlet, ICommandThread, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Mailbox _mailbox = new(ModuleTime.Provider);
    private readonly CommandProgress _progress;
    private readonly HashSet<string> _recommended = [];
    private HashSet<string> _typed = [];

    /// <summary>Makes the command.</summary>
    protected CloudflareCommand()
    {
        _progress = new CommandProgress(_mailbox, WriteProgress, ModuleTime.Provider);
    }

    /// <summary>Cancelled when the user or the pipeline ends the command.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>The permission that the command needs, as Cloudflare's dashboard calls it.</summary>
    protected virtual string Permission => "Workers Scripts Read";

    /// <summary>Whether an object comes out for what is counted.</summary>
    private protected virtual bool GivesObjects => true;

    /// <summary>Ends whatever is under way.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    void IRequestLog.Verbose(string line) => _mailbox.PostLazily(() => WriteVerbose(line));

    void IRequestLog.Pause(Pause pause) => Post(() =>
    {
        WriteVerbose(pause.Line);
        _progress.Pause(pause.Line, pause.Length);
    });

    void IRequestLog.Warning(string line) => Post(() => WriteWarning(line));

    void IRequestLog.Unreadable(CloudflareException failure, string item) =>
        Post(() => WriteError(FailureTable.ToErrorRecord(failure, item, Permission)));

    Task<T> ICommandThread.AskAsync<T>(Func<T> question, CancellationToken cancellationToken) =>
        _mailbox.AskAsync(question, cancellationToken);

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
            _stop.Cancel();
            _stop.Dispose();
        }
    }

    /// <summary>Whether the user typed a parameter, and it did not come from the pipeline. The engine's own list of
    /// bound parameters goes stale from input to input.</summary>
    protected bool IsTyped(string parameter) => _typed.Contains(parameter);

    /// <summary>Has something done on the pipeline thread, from any thread, while that one waits.</summary>
    protected void Post(Action action) => _mailbox.Post(action);

    /// <summary>Waits for a task on the pipeline thread, which meanwhile runs what the layers below post.</summary>
    protected void Await(Task task)
    {
        try
        {
            _mailbox.RunUntilEndOf(task);
        }
        catch
        {
            // What was posted threw, for example because the pipeline stops: nothing may be left running.
            _stop.Cancel();
            TaskCompletion.WaitFor(task);
            throw;
        }

        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for a task and gives its result.</summary>
    protected T Await<T>(Task<T> task)
    {
        Await((Task)task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Gives items as their pages come, half a page at a time: see <see cref="PageStream"/>.</summary>
    protected IEnumerable<T[]> StreamHalves<T>(Func<CancellationToken, IAsyncEnumerable<T[]>> open) =>
        PageStream.ReadHalves(open, Await, Await, StopToken);

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
    protected void Guard(object? target, Action action) => Guard(target, action, endsPipeline: false);

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
    protected sealed override void StopProcessing() => _stop.Cancel();

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
            Guard(null, stage, endsPipeline);
        }
        catch when (!_stop.IsCancellationRequested)
        {
            _progress.End();
            throw;
        }
    }

    private void Guard(object? target, Action action, bool endsPipeline)
    {
        try
        {
            action();
        }
        catch (CloudflareException failure)
        {
            ErrorRecord record = FailureTable.ToErrorRecord(failure, target, Permission);
            Tell(record, endsPipeline || FailureTable.EndsPipeline(failure));
        }
        catch (CmdletErrorException refused)
        {
            Tell(refused.ToErrorRecord(), endsPipeline || refused.EndsPipeline);
        }
        catch (JournalException failure)
        {
            // What was done and could not be noted would be done again.
            Tell(FailureTable.ToErrorRecord(failure), endsPipeline: true);
        }
    }

    private void Tell(ErrorRecord record, bool endsPipeline)
    {
        record.ErrorDetails = new ErrorDetails(VisibleText.Of(record.ErrorDetails.Message))
        {
            RecommendedAction = record.ErrorDetails.RecommendedAction,
        };
        record.CategoryInfo.TargetName = VisibleText.OnOneLine(record.CategoryInfo.TargetName);
        if (endsPipeline)
        {
            ThrowTerminatingError(record);
        }

        // The host shows it below each error: once is enough for all inputs.
        if (record.ErrorDetails is { RecommendedAction: string action } && !_recommended.Add(action))
        {
            record.ErrorDetails.RecommendedAction = null;
        }

        WriteError(record);
    }
}
