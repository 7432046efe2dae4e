using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands about several workflows share. The workflows of all inputs are known at the
/// end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SelectedWorkflowsCommand : ContextCommand
{
    private readonly Dictionary<string, SelectedWorkflows> _accounts = new(StringComparer.Ordinal);

    /// <summary>Specifies workflow names. Wildcards are supported. Names and patterns are case-sensitive. The default is all
    /// workflows.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkflowName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Specifies the pipeline input: names, objects of a workflow such as its instances, or accounts, for all of their
    /// workflows. Any other object causes the error NoWorkflow.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The names that the inputs gave, by account.</summary>
    private protected IReadOnlyCollection<SelectedWorkflows> Accounts => _accounts.Values;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        AccountApi api = OpenApi();
        string[] names = new WorkflowInput(InputObject).Names(Name, IsTyped(nameof(Name)));
        if (!_accounts.TryGetValue(api.AccountId, out SelectedWorkflows? selected))
        {
            _accounts.Add(api.AccountId, selected = new SelectedWorkflows(api));
        }

        foreach (string name in names)
        {
            Guard(name, () => selected.Add(name));
        }
    }

    /// <summary>Reads the workflows of an account, and reports those that can't be read.</summary>
    private protected List<Workflow> Read(SelectedWorkflows selected)
    {
        List<Workflow> workflows = [];
        foreach (Outcome<string, Workflow> one in Await(selected.ReadAsync(StopToken)))
        {
            Guard(one.Input, () => workflows.Add(one.ResultOrThrow()));
        }

        return workflows;
    }
}
