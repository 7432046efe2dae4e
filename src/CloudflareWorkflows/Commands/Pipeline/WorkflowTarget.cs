using System;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>The target of a batch: a workflow of an account. Two targets are equal if account and workflow are, even
/// if the API was opened twice.</summary>
internal sealed class WorkflowTarget(AccountApi api, string workflowName) : IEquatable<WorkflowTarget>
{
    public AccountApi Api => api;

    public string WorkflowName => workflowName;

    /// <summary>Returns an instance of which only the id is known.</summary>
    public WorkflowInstance Handle(string id) =>
        new() { Id = id, WorkflowName = workflowName, AccountId = api.AccountId };

    public bool Equals(WorkflowTarget? other) =>
        other is not null && api.AccountId == other.Api.AccountId && workflowName == other.WorkflowName;

    public override bool Equals(object? obj) => Equals(obj as WorkflowTarget);

    public override int GetHashCode() => (api.AccountId, workflowName).GetHashCode();
}
