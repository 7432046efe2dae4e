using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Runs module and baseline alternately, so that other load on the machine affects both.</summary>
/// <param name="control">The sandbox that both use.</param>
/// <param name="rounds">The number of measured pairs.</param>
/// <param name="meter">The meter.</param>
internal sealed class PairedRounds(SandboxControl control, int rounds, Meter meter)
{
    /// <summary>Runs both without measuring.</summary>
    public Task WarmUpAsync(WarmUp warmUp, IWorkload module, IWorkload baseline, CancellationToken cancellationToken) =>
        warmUp.RunAsync(token => RunPairAsync(module, baseline, token), cancellationToken);

    public async Task<Comparison> RunAsync(IWorkload module, IWorkload baseline, CancellationToken cancellationToken)
    {
        List<PairedTiming> timings = [];
        (int Module, int Baseline) requests = default;
        for (int round = 0; round < rounds; round++)
        {
            // The first one pays for garbage of the other, so the order alternates.
            bool isModuleFirst = round % 2 == 0;
            (Run first, Run second) = await RunPairAsync(
                isModuleFirst ? module : baseline, isModuleFirst ? baseline : module, cancellationToken);
            (Run moduleRun, Run baselineRun) = isModuleFirst ? (first, second) : (second, first);
            timings.Add(new PairedTiming(moduleRun.Took, baselineRun.Took));
            requests = (moduleRun.Requests, baselineRun.Requests);
        }

        return new Comparison(timings, requests.Module, requests.Baseline);
    }

    private async Task<(Run First, Run Second)> RunPairAsync(
        IWorkload first, IWorkload second, CancellationToken cancellationToken) =>
        (await MeasureAsync(first, cancellationToken), await MeasureAsync(second, cancellationToken));

    private async Task<Run> MeasureAsync(IWorkload workload, CancellationToken cancellationToken)
    {
        await workload.PrepareAsync(cancellationToken);
        TimeSpan took = default;
        int requests = await control.CountRequestsAsync(
            async () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
                TimeSpan start = meter();
                await workload.RunAsync(cancellationToken);
                took = meter() - start;
            },
            cancellationToken);
        return new Run(took, requests);
    }

    private readonly record struct Run(TimeSpan Took, int Requests);
}
