using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the graph of a workflow: the steps, loops, and branches that the service found in its code.</summary>
/// <remarks>
/// <para>
/// A graph describes one version. The default is the newest version. The nodes form a tree: the property Nodes of a
/// node contains its child nodes. The property Details contains everything else that the service reports about a node.
/// </para>
/// <para>
/// The service can't read all code. If it has no graph, the command writes the error NoGraph. The command sends two
/// requests for the newest version, and one request for each version ID. The local engine has no graphs.
/// </para>
/// </remarks>
/// <example>
/// <code>(Get-CfWorkflowGraph order-fulfilment).Nodes</code>
/// <para>Shows the top-level statements of a workflow.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 | Get-CfWorkflowGraph | ForEach-Object Nodes | Where-Object Type -eq step_do</code>
/// <para>Shows the top-level steps of the version that the newest instance runs.</para>
/// </example>
/// <seealso cref="GetCfWorkflowVersionCommand"/>
/// <seealso cref="GetCfWorkflowStepCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowGraph")]
[OutputType(typeof(WorkflowGraph))]
public sealed class GetCfWorkflowGraphCommand : ContextCommand
{
    /// <summary>Specifies the name of the workflow. Wildcards aren't supported.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.WorkflowName)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Specifies version IDs, which are UUIDs. The default is the newest version.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.VersionId)]
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
        $"The service has no graph of '{WorkflowName}', version '{target}'.", target);
}
