using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The number of requests to poll many instances once. A unit test shows in virtual time that all polls together
/// stay within the budget.</summary>
internal sealed class Waiting : IBenchmark
{
    private const string Prefix = "wait";
    private const int Count = 5_000;

    public string Job => string.Create(CultureInfo.InvariantCulture, $"wait for {Count:N0}");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using QueuedInstances queued = await QueuedInstances.OpenAsync(Prefix, Count, cancellationToken);
        int requests = await queued.Control.CountRequestsAsync(
            () => queued.Shell.ExpectAsync(
                """
                $keys | Wait-CfWorkflowInstance -TimeoutSec 0 -ErrorAction SilentlyContinue -ErrorVariable late
                $late[0].TargetObject.Count
                """,
                Count, cancellationToken),
            cancellationToken);
        yield return Measurement.Count("requests of one poll", requests, atMost: 60);
    }
}
