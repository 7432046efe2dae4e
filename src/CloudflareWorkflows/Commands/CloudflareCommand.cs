using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Commands.Threading;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>The base of all commands: waits for the layers below, reports failures, and stops.</summary>
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

    /// <summary>The permission that the command needs, with the name in Cloudflare's dashboard.</summary>
    protected virtual string Permission => "Workers Scripts Read";

    /// <summary>Logs messages of requests.</summary>
    private protected CommandLog Log { get; }

    /// <summary>The number of items that the command counts; null if it's unknown.</summary>
    private protected int? Expected { get; set; }

    /// <summary>Whether each counted item is an output object.</summary>
    private protected virtual bool GivesObjects => true;

    /// <summary>Whether each failure ends the pipeline, because the command does one thing only.</summary>
    private protected virtual bool EndsWithFailure => false;

    /// <summary>Cancels all work.</summary>
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

    /// <summary>Whether the user typed a parameter, rather than piped its value. The engine's list of bound parameters
    /// is not updated for each input.</summary>
    protected bool IsTyped(string parameter) => _typed.Contains(parameter);

    /// <summary>Runs a callback on the pipeline thread while that thread waits. Can be called on any thread.</summary>
    protected void Post(Action action) => _thread.Mailbox.Post(action);

    /// <summary>Waits for a task. Meanwhile, the pipeline thread runs callbacks of the layers below.</summary>
    protected void Await(Task task) => _thread.Await(task);

    /// <summary>Waits for a task and returns its result.</summary>
    protected T Await<T>(Task<T> task) => _thread.Await(task);

    /// <summary>Returns items half a page at a time, as pages arrive.</summary>
    protected IEnumerable<T[]> StreamHalves<T>(Func<CancellationToken, IAsyncEnumerable<T[]>> open) =>
        _thread.StreamHalves(open);

    /// <summary>Returns items one by one, as pages arrive.</summary>
    protected IEnumerable<T> Stream<T>(Func<CancellationToken, IAsyncEnumerable<T[]>> open) =>
        StreamHalves(open).SelectMany(static half => half);

    /// <summary>Counts completed items. A long command shows them as progress.</summary>
    private protected void Count(int done = 1)
    {
        // Objects on the screen already show the progress, and each redraws the bar. A command cannot know whether its
        // objects go to the screen or into a variable, so the bar appears later.
        bool mayShowObjects = GivesObjects && MyInvocation.PipelinePosition == MyInvocation.PipelineLength;
        _progress.Count(MyInvocation.MyCommand.Name, done, mayShowObjects, Expected);
    }

    /// <summary>Shows progress until the command ends.</summary>
    private protected void Show(ProgressRecord record) => _progress.Show(record);

    /// <summary>Writes a file as Get-Item does. Without the properties of the provider, its view has no size.</summary>
    private protected void WriteItem(FileInfo file) => WriteObject(
        InvokeProvider.Item.Get([$@"Microsoft.PowerShell.Core\FileSystem::{file.FullName}"], force: true, literalPath: true),
        enumerateCollection: true);

    // Messages contain names, ids and errors from outside. Their control characters are made visible here.

    /// <summary>Prompts for an action, or shows it for -WhatIf.</summary>
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

    /// <summary>Runs an action and reports its failure with the target, so that the next input can be
    /// processed.</summary>
    protected void Guard(object? target, Action action) => _errors.Guard(target, action);

    /// <summary>Runs an action that all inputs need. Its failure ends the pipeline.</summary>
    private protected void GuardAll(object? target, Action action) => _errors.Guard(target, action, endsPipeline: true);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _typed = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);

        // A failure that applies to all inputs is reported once.
        Run(Begin, endsPipeline: true);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(OnInput, EndsWithFailure);

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

    /// <summary>Removes all progress at the end. If the user stops the command, the host removes it, and a write could
    /// block while the console waits for the end.</summary>
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
