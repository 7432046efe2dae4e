using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The number of requests to stop many instances and to confirm it: the batches, a poll of the service's job for
/// each, and one listing. The time consists of the pauses before the polls.</summary>
internal sealed class Stopping(Scale scale) : IBenchmark
{
    private const string Prefix = "stop";
    private const int BatchSize = 100;

    private readonly int _count = scale.Of(full: 1_000, quick: 100);

    public string Job => string.Create(CultureInfo.InvariantCulture, $"stop {_count:N0}");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using QueuedInstances queued = await QueuedInstances.OpenAsync(Prefix, _count, cancellationToken);
        await queued.Control.ForgetRequestsAsync(cancellationToken);
        await queued.Shell.ExpectAsync(
            "@($keys | Stop-CfWorkflowInstance -PassThru | Where-Object Status -eq terminated).Count",
            _count, cancellationToken);

        ArrivedRequest[] requests = await queued.Control.ReadRequestsAsync(cancellationToken);
        int batches = Count(requests, request => request.Method == "POST");
        int polls = Count(requests, request => request.Path.EndsWith("/terminate", StringComparison.Ordinal)) - batches;
        int atMost = _count / BatchSize;
        yield return Measurement.Count("batches", batches, atMost);
        yield return Measurement.Count("polls at the service's job", polls, atMost);
        yield return Measurement.Count("requests of the confirming listing", requests.Length - batches - polls, atMost);
    }

    private static int Count(ArrivedRequest[] requests, Predicate<ArrivedRequest> of) => Array.FindAll(requests, of).Length;
}
