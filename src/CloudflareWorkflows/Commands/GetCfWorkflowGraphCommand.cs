using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the graph of a workflow: the steps, loops and branches that the service found in its code.</summary>
/// <remarks>
/// <para>
/// The graph is that of a version, of the newest unless you say which. The nodes form a tree: a node that holds others has
/// them in its property Nodes. What the service tells of a node beyond type and name is in its property Details.
/// </para>
/// <para>
/// The service cannot read every code: where it has no graph, the error NoGraph says so. Two requests for the newest
/// version, one otherwise. The local engine has no graphs.
/// </para>
/// </remarks>
/// <example>
/// <code>(Get-CfWorkflowGraph order-fulfilment).Nodes</code>
/// <para>Shows the outermost statements of a workflow.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 | Get-CfWorkflowGraph | ForEach-Object Nodes | Where-Object Type -eq step_do</code>
/// <para>Shows the outermost steps of the version that the newest instance runs.</para>
/// </example>
/// <seealso cref="GetCfWorkflowVersionCommand"/>
/// <seealso cref="GetCfWorkflowStepCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowGraph")]
[OutputType(typeof(WorkflowGraph))]
public sealed class GetCfWorkflowGraphCommand : ContextCommand
{
    /// <summary>The workflow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Ids of versions, which are uuids. Without them, the newest.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [VersionId]
    [ArgumentCompleter(typeof(VersionIdCompleter))]
    public string[]? VersionId { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        AccountApi api = OpenApi();
        GraphsClient client = api.Graphs;
        Guard(WorkflowName, () => WriteAll(client, VersionId ?? [Newest(api)]));
    }

    private void WriteAll(GraphsClient client, string[] versionIds)
    {
        foreach (string id in versionIds)
        {
            Guard(id, () => WriteObject(Await(client.GetAsync(WorkflowName, id, StopToken)) ?? throw NoGraph(id)));
        }
    }

    private string Newest(AccountApi api) =>
        Await(api.Versions.GetNewestAsync(WorkflowName, StopToken))?.VersionId ?? throw NoGraph(WorkflowName);

    private CmdletErrorException NoGraph(string target) => new(
        "NoGraph", ErrorCategory.ObjectNotFound,
        $"The service has made no graph of '{WorkflowName}', version '{target}'.", target);
}
