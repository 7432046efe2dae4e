using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands for instances share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InstanceCommand : ContextCommand
{
    /// <summary>Specifies the name of the workflow. Wildcards aren't supported. Piped instances have it. For IDs, specify
    /// it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.WorkflowName)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Specifies instance IDs. Wildcards aren't supported, because IDs of scheduled instances contain
    /// asterisks.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("InstanceId")]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.InstanceId)]
    [ArgumentCompleter(typeof(InstanceIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Specifies the pipeline input: an instance, an object with the properties WorkflowName and Id (or
    /// InstanceId), or an ID as a string, a whole number, or a Guid. For IDs without a workflow, specify
    /// -WorkflowName.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The current input.</summary>
    private protected InstanceInput Input => new(InputObject, Id, IsTyped(nameof(Id)));
}
