using System;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the versions of a workflow, newest first, with the settings of each deployment.</summary>
/// <remarks>
/// <para>
/// Each deployment of a workflow creates a version. An instance keeps the version that it was started with. The
/// settings are the step limit, the retention, and the concurrency limit. An empty setting has its default value.
/// </para>
/// <para>
/// The service lists 100 versions per request. The local engine has no versions.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowVersion order-fulfilment -Newest 1</code>
/// <para>Shows the version that new instances use.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 | Get-CfWorkflowVersion</code>
/// <para>Shows the version that the newest instance runs.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-* | Get-CfWorkflowVersion -Newest 1 | Where-Object ErrorRetention</code>
/// <para>Shows which of these workflows have their own retention for instances that ended with an error.</para>
/// </example>
/// <seealso cref="GetCfWorkflowCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowVersion")]
[OutputType(typeof(WorkflowVersion))]
public sealed class GetCfWorkflowVersionCommand : ContextCommand
{
    /// <summary>Specifies the name of the workflow. Wildcards aren't supported.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.WorkflowName)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Specifies version IDs, which are UUIDs.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.VersionId)]
    [ArgumentCompleter(typeof(VersionIdCompleter))]
    public string[]? VersionId { get; set; }

    /// <summary>Same as -VersionId. The property Id of a piped object isn't used, because it's the ID of an instance.
    /// Using both parameters causes the error IdTwice.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.VersionId)]
    [ArgumentCompleter(typeof(VersionIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Returns at most this many versions per workflow, newest first. Can't be used with -VersionId (error
    /// FilterWithId).</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        VersionsClient client = OpenApi().Versions;
        if (Id is not null && IsTyped(nameof(VersionId)))
        {
            throw new CmdletErrorException(
                "IdTwice", ErrorCategory.InvalidArgument, "-Id is the same as -VersionId. Use one of the two.", Id)
            {
                EndsPipeline = true,
            };
        }

        string[]? ids = Id ?? VersionId;
        if (ids is null)
        {
            Guard(WorkflowName, () => WriteListed(client));
            return;
        }

        if (IsTyped(nameof(Newest)))
        {
            throw new CmdletErrorException(
                "FilterWithId", ErrorCategory.InvalidArgument,
                "-Newest filters a listing. It can't be used with an ID.", nameof(Newest));
        }

        foreach (string id in ids)
        {
            Guard(id, () => WriteObject(Await(client.GetAsync(WorkflowName, id, StopToken))));
        }
    }

    private void WriteListed(VersionsClient client)
    {
        int left = Newest ?? int.MaxValue;
        int pageSize = Math.Min(left, VersionsClient.LargestPage);
        foreach (WorkflowVersion version in Stream(token => client.ListAsync(WorkflowName, pageSize, token)))
        {
            WriteObject(version);
            left--;
            if (left == 0)
            {
                break;
            }
        }
    }
}
