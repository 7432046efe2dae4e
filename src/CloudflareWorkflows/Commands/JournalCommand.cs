using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands with a journal share. They can continue after an interruption.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JournalCommand : ContextCommand
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
