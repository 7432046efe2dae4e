using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands;

/// <summary>What the commands share that make something of many inputs, and go on after an interruption.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JournalCommand : ContextCommand
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
    private protected JournalEntry? JournaledInput(string accountId, string workflowName, string? id, string? input)
    {
        if (JournalPath is null || IsWhatIf)
        {
            return null;
        }

        _journal ??= new CommandJournal(this, IsTyped, Resolved);
        return _journal.Take(JournalPath, accountId, workflowName, id, input);
    }
}
