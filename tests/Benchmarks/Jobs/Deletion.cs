using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The number of requests to delete many instances.</summary>
internal sealed class Deletion : IBenchmark
{
    private const string Prefix = "gone";
    private const int Count = 1_000;

    public string Job => string.Create(CultureInfo.InvariantCulture, $"delete {Count:N0}");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using QueuedInstances queued = await QueuedInstances.OpenAsync(Prefix, Count, cancellationToken);
        int requests = await queued.Control.CountRequestsAsync(
            () => queued.Shell.RunAsync("$keys | Remove-CfWorkflowInstance -Confirm:$false", cancellationToken),
            cancellationToken);
        await queued.Shell.ExpectAsync($"@(Get-CfWorkflowInstance {QueuedInstances.Workflow}).Count", 0, cancellationToken);
        yield return Measurement.Count("requests", requests, atMost: 10);
    }
}
