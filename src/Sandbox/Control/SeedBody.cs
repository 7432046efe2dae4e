using System;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Runs;

namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>Instances to add to a workflow (made if need be), evenly over a span that ends now. They wait for their start as
/// long as the workflow says, or as long as is said here.</summary>
internal sealed record SeedBody(
    string Workflow, int Count, double SpanSeconds = 86_400, string Prefix = "seed", double? QueueSeconds = null)
{
    public SeedAnswer Add(SandboxAccount account)
    {
        lock (account.Gate)
        {
            DateTimeOffset now = account.Now;
            if (account.FindWorkflow(Workflow) is null)
            {
                _ = account.AddWorkflow(Workflow, new WorkflowSetup { CreatedOn = now.AddSeconds(-SpanSeconds) });
            }

            double step = SpanSeconds / Math.Max(1, Count);
            _ = account.AddInstances(Workflow, Enumerable.Range(0, Count).Select(number => new InstanceSetup
            {
                Id = $"{Prefix}-{number:d6}",
                CreatedOn = now.AddSeconds((number + 1) * step - SpanSeconds),
                QueueTime = QueueSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            }));
            return new SeedAnswer(Workflow, Count);
        }
    }
}
