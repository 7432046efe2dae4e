using System;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>Adds instances to a workflow, which is created if necessary, evenly spread over a period that ends now.
/// The queue time is the workflow's default or the given one. One of every <c>FailureEvery</c> fails.</summary>
internal sealed record SeedBody(
    string Workflow, int Count, double SpanSeconds = 86_400, string Prefix = "seed", double? QueueSeconds = null, int? FailureEvery = null)
{
    private static readonly StepScript s_failing =
        new StepScriptBuilder().Do(new DoStep("charge card") { Failures = int.MaxValue, Retries = RetryConfig.None }).Build();

    public SeedResponse Add(SandboxAccount account)
    {
        lock (account.SyncRoot)
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
                Script = number % FailureEvery == 0 ? s_failing : null,
                QueueTime = QueueSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            }));
            return new SeedResponse(Workflow, Count);
        }
    }
}
