using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands for changing instances share. They can continue after an
/// interruption.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceTaskCommand : InstanceCommand
{
    private CommandJournal? _journal;

    /// <summary>Specifies the path of a journal file. Wildcards aren't supported. The command records its progress in
    /// the file. If it's interrupted, run the same command with the same input again: it continues where it stopped,
    /// doesn't repeat completed requests, and returns the earlier results again. The file contains IDs and outcomes,
    /// never params or payloads. With -WhatIf, the file isn't read or written.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <summary>Whether the command can repeat a request if it's unknown whether the service acted.</summary>
    private protected virtual bool IsRepeatable => true;

    /// <summary>Distinguishes the current input from other inputs for the same instance.</summary>
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
