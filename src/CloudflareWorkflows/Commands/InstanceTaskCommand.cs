using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Pipeline;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands share which start or change instances. They can continue after an
/// interruption.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceTaskCommand : InstanceCommand
{
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
    protected override void OnInput()
    {
        WorkflowTarget target = new(OpenApi(), WorkflowName);
        RefuseUnfit();
        foreach (string id in Input.Ids())
        {
            AddInput(target, id);
        }
    }

    /// <summary>Adds an instance of the current input.</summary>
    private protected abstract void AddInput(WorkflowTarget target, string id);

    /// <summary>Rejects an input that the command can't apply to.</summary>
    private protected virtual void RefuseUnfit() => Input.RefuseForChange();
}
