using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>The outcomes of one batch.</summary>
internal sealed record BatchOutcome<TItem, TResult>(WorkflowTarget WorkflowTarget, Outcome<TItem, TResult>[] Inputs)
    where TResult : class;
