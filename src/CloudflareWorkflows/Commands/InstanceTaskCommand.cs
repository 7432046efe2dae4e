using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands;

/// <summary>What the commands share that change instances, and go on after an interruption.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceTaskCommand : InstanceCommand
{
    private CommandJournal? _journal;

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

    /// <summary>What tells the current input from others of the same instance.</summary>
    private protected virtual string? JournalInput => null;

    /// <summary>The instances to change.</summary>
    /// <exception cref="CmdletErrorException">The input addresses none, or is a step of one.</exception>
    private protected string[] InstanceIds()
    {
        RefuseSteps();
        return Input.Ids();
    }

    /// <summary>Refuses a step: one step is not taken for the whole of its instance.</summary>
    private protected virtual void RefuseSteps() => Input.RefuseStep();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _journal?.Dispose();
        }
    }

    /// <summary>Takes the next instance into the journal, if there is one.</summary>
    private protected JournalEntry? JournaledInput(string accountId, string id)
    {
        if (JournalPath is null || IsWhatIf)
        {
            return null;
        }

        _journal ??= new CommandJournal(this, IsTyped, Resolved) { IsRepeatable = IsRepeatable };
        return _journal.Take(JournalPath, accountId, WorkflowName, id, JournalInput);
    }
}
