using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the workflows of an account, with instance counts by status.</summary>
/// <remarks>
/// <para>
/// A name without wildcards that doesn't exist causes the error NotFound. A pattern that matches nothing isn't an
/// error. Names are case-sensitive, as in the service.
/// </para>
/// <para>
/// The service lists 100 workflows per request. A name without wildcards takes one request.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflow</code>
/// <para>Lists all workflows.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-*</code>
/// <para>Lists the workflows whose names begin with order-.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow | Where-Object Errored -gt 0</code>
/// <para>Lists the workflows that have instances that ended with an error.</para>
/// </example>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
/// <seealso href="https://developers.cloudflare.com/workflows/">Cloudflare Workflows</seealso>
[Cmdlet(VerbsCommon.Get, "CfWorkflow")]
[OutputType(typeof(Workflow))]
public sealed class GetCfWorkflowCommand : ContextCommand
{
    /// <summary>Specifies workflow names. Wildcards are supported. Names and patterns are case-sensitive, because
    /// workflow names are: ORD* doesn't match order-refund. Tab completion ignores case.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkflowName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Returns only workflows of this Worker script. Wildcards are supported. The name is
    /// case-sensitive.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string? ScriptName { get; set; }

    /// <summary>Specifies the pipeline input: names, objects of a workflow such as its instances, or accounts, whose
    /// workflows are all returned. Any other object causes the error NoWorkflow.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        WorkflowsClient client = OpenApi().Workflows;
        foreach (string name in new WorkflowInput(InputObject).Names(Name, IsTyped(nameof(Name))))
        {
            Guard(name, () => Write(client, name));
        }
    }

    private void Write(WorkflowsClient client, string name)
    {
        WorkflowNamePattern.RefuseInvalid(name);
        if (!WorkflowNamePattern.HasWildcards(name))
        {
            WriteMatching([Await(client.GetAsync(name, StopToken))], WorkflowNamePattern.Of("*"));
            return;
        }

        string? start = WorkflowNamePattern.LiteralStart(name);
        WriteMatching(Stream(token => client.ListAsync(start, token)), WorkflowNamePattern.Of(name));
    }

    private void WriteMatching(IEnumerable<Workflow> workflows, WildcardPattern name)
    {
        WildcardPattern script = WorkflowNamePattern.Of(ScriptName ?? "*");
        foreach (Workflow workflow in workflows)
        {
            if (name.IsMatch(workflow.Name) && (ScriptName is null || script.IsMatch(workflow.ScriptName ?? "")))
            {
                WriteObject(workflow);
            }
        }
    }
}
