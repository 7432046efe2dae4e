using System;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Journalling;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>What the commands share that do something to many instances, and go on after an interruption.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JournalCommand : ContextCommand
{
    private Journal? _journal;

    /// <summary>
    /// A file, literally, in which the command notes what it does, so that the same command with the same input goes on
    /// after an interruption where it stopped: it sends nothing again that was done, and gives its earlier results again.
    /// It holds ids and outcomes, never params or payloads. -WhatIf neither reads nor writes it.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <summary>Whether what the command does may be done again when nobody knows whether it was done.</summary>
    private protected virtual bool IsRepeatable => true;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _journal?.Dispose();
        }
    }

    /// <summary>Takes the next input into the journal, if there is one.</summary>
    private protected JournalEntry? Journalled(string accountId, string workflowName, string? id)
    {
        if (JournalPath is null || IsWhatIf())
        {
            return null;
        }

        _journal ??= Journal.Open(
            FileSystemPath.Of(SessionState, JournalPath),
            new JournalHeader(MyInvocation.MyCommand.Name, Resolved.AccountId, JournalArguments.Hash(MyInvocation, IsTyped)),
            IsRepeatable,
            () => Resolved.ServerClock.Now);
        return _journal.Take(accountId, workflowName, id);
    }

    /// <summary>Does something to one input, and notes what came of it.</summary>
    private protected static async Task<T> Journalled<T>(JournalEntry? entry, Func<Task<T>> work, Func<T, string?> status)
    {
        entry?.Ask();
        try
        {
            T result = await work().ConfigureAwait(false);
            entry?.Done(status(result));
            return result;
        }
        catch (CloudflareException failure)
        {
            entry?.Failed(failure);
            throw;
        }
    }

    private bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? typed)
        ? LanguagePrimitives.IsTrue(typed)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}
