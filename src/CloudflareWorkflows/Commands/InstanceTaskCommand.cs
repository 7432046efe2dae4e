using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;

namespace CloudflareWorkflows.Commands;

/// <summary>What the commands share that change instances that are there.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceTaskCommand : JournalCommand
{
    /// <summary>The workflow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Ids of instances, literally: those that a schedule started hold stars.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("InstanceId")]
    [InstanceId]
    [ArgumentCompleter(typeof(InstanceIdCompleter))]
    public string[] Id { get; set; } = [];
}
