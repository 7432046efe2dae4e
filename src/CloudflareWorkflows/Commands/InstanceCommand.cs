using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Pipeline;

namespace CloudflareWorkflows.Commands;

/// <summary>What the commands share that address instances.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceCommand : ContextCommand
{
    /// <summary>The workflow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>IDs of instances. Wildcards aren't supported, because IDs of scheduled instances contain
    /// asterisks.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("InstanceId")]
    [ValidateNotNullOrEmpty]
    [InstanceId]
    [ArgumentCompleter(typeof(InstanceIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>What is piped in: an instance, an object with the properties WorkflowName and Id (or InstanceId), or the ID
    /// as text, a whole number or a Guid. Type -WorkflowName for IDs without a workflow.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>What the current input is.</summary>
    private protected InstanceInput Input => new(InputObject, Id, IsTyped(nameof(Id)));
}
