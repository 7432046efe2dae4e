using System;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Where a batch goes: a workflow of an account. Two of the same are one, however often the API was opened.</summary>
internal sealed class WorkflowTarget(AccountApi api, string workflowName) : IEquatable<WorkflowTarget>
{
    public AccountApi Api => api;

    public string WorkflowName => workflowName;

    /// <summary>An instance that is known by its id alone.</summary>
    public WorkflowInstance Handle(string id) =>
        new() { Id = id, WorkflowName = workflowName, AccountId = api.AccountId };

    public bool Equals(WorkflowTarget? other) =>
        other is not null && api.AccountId == other.Api.AccountId && workflowName == other.WorkflowName;

    public override bool Equals(object? obj) => Equals(obj as WorkflowTarget);

    public override int GetHashCode() => (api.AccountId, workflowName).GetHashCode();
}
