using System;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the versions of a workflow, newest first, with the settings that each was deployed with.</summary>
/// <remarks>
/// <para>
/// Every deployment of a workflow makes a version; an instance keeps to the version that it was started with. The
/// settings are the step limit, the retention and the concurrency limit; one that the service does not tell is at its
/// default.
/// </para>
/// <para>
/// The service lists versions 100 at a time, one request each. The local engine has none.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowVersion order-fulfilment -Newest 1</code>
/// <para>Shows the version that new instances get.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 | Get-CfWorkflowVersion</code>
/// <para>Shows the version that the newest instance runs.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-* | Get-CfWorkflowVersion -Newest 1 | Where-Object ErrorRetention</code>
/// <para>Shows which of these workflows have a retention of their own for instances that ended with an error.</para>
/// </example>
/// <seealso cref="GetCfWorkflowCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowVersion")]
[OutputType(typeof(WorkflowVersion))]
public sealed class GetCfWorkflowVersionCommand : ContextCommand
{
    /// <summary>The workflow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Ids of versions, which are uuids.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [VersionId]
    [ArgumentCompleter(typeof(VersionIdCompleter))]
    public string[]? VersionId { get; set; }

    /// <summary>Only so many of each workflow, the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        VersionsClient client = OpenApi().Versions;
        if (VersionId is null)
        {
            Guard(WorkflowName, () => WriteListed(client));
            return;
        }

        if (IsTyped(nameof(Newest)))
        {
            throw new CmdletErrorException(
                "FilterWithId", ErrorCategory.InvalidArgument,
                "-Newest sorts a listing; with an id there is nothing to sort.", nameof(Newest));
        }

        foreach (string id in VersionId)
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
