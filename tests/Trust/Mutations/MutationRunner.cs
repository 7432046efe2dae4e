using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Runs cases one after the other in a worker, and checks the results.</summary>
internal sealed class MutationRunner(RawServer rawServer) : IAsyncDisposable
{
    /// <summary>A token in Cloudflare's format.</summary>
    private const string Token = "0123456789abcdefghijklmnopqrstuvwxyzABCD";

    private const long MostBytes = 300_000_000;
    private const double Megabyte = 1_000_000;

    /// <summary>The base duration of a call on a busy machine, including compilation.</summary>
    private const double FloorSeconds = 1;

    // Timeouts and pauses add up to less than ten seconds.
    private static readonly TimeSpan s_hung = TimeSpan.FromSeconds(45);

    private WorkerProcess _worker = WorkerProcess.Start();

    /// <summary>Runs a case.</summary>
    /// <returns>The violations. Empty if there are none.</returns>
    public async Task<IReadOnlyList<Violation>> RunAsync(
        MutationCase mutationCase, RunStatistics statistics, CancellationToken cancellationToken)
    {
        List<Violation> broken = [];
        try
        {
            (CallResult result, double perMegabyte) = await CallAsync(mutationCase, cancellationToken);
            if (perMegabyte > 1)
            {
                // The machine may have been busy. If the response is the cause, a second run has the same cost.
                perMegabyte = Math.Min(perMegabyte, (await CallAsync(mutationCase, cancellationToken)).PerMegabyte);
            }

            statistics.Memory(result.PeakBytes);
            statistics.ProcessorTime(perMegabyte);
            broken.AddRange(result.Unexpected.Select(error => new Violation(Metric.Unexpected, error.Cause, error.Detail, 1)));
            if (perMegabyte > 1)
            {
                broken.Add(new Violation(
                    Metric.Costly, "processor time", FormattableString.Invariant($"{perMegabyte:0.0} s a megabyte"), 1));
            }

            if (result.PeakBytes > MostBytes)
            {
                broken.Add(new Violation(
                    Metric.Costly, "memory", FormattableString.Invariant($"{result.PeakBytes / Megabyte:0} MB"), 1));
                await RestartAsync();
            }

            string[] missing = [.. Missing(mutationCase.Expected ?? [], result.Output)];
            statistics.Count(Metric.IntactItems, mutationCase.Expected is null ? 0 : mutationCase.Expected.Count - missing.Length);
            if (missing.Length > mutationCase.AllowedMissing)
            {
                broken.Add(new Violation(
                    Metric.Lost,
                    $"a malformed item affected others: {mutationCase.Call.Call}",
                    string.Join("; ", [.. missing.Take(5), .. result.Errors.Select(error => $"{error.Kind}: {error.Detail}")]),
                    1));
            }
        }
        catch (Exception failure) when (failure is TimeoutException or System.IO.IOException)
        {
            broken.Add(new Violation(Metric.Hung, failure.GetType().Name, failure.Message, 1));
            await RestartAsync();
        }

        return broken;
    }

    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    private async Task<(CallResult Result, double PerMegabyte)> CallAsync(
        MutationCase mutationCase, CancellationToken cancellationToken)
    {
        MutatedResponses answers = new(mutationCase.Call.Answers, mutationCase.At, mutationCase.Mutated);
        string name = Guid.NewGuid().ToString("N");
        MutatedCall call = new(mutationCase.Call.Call, rawServer.Open(name, answers), mutationCase.Call.AccountId, mutationCase.Retries);
        try
        {
            CallResult result = await _worker.RunAsync(new Call(0, call.Script, Token), s_hung, cancellationToken);
            double beyond = Math.Max(0, result.ProcessorSeconds - FloorSeconds);
            return (result, beyond / Math.Max(1, answers.Bytes / Megabyte));
        }
        finally
        {
            rawServer.Close(name);
        }
    }

    private async Task RestartAsync()
    {
        await _worker.DisposeAsync();
        _worker = WorkerProcess.Start();
    }

    /// <summary>The expected items that are missing.</summary>
    private static IEnumerable<string> Missing(IReadOnlyList<string> expected, IReadOnlyList<string> output)
    {
        List<string> left = [.. output];
        return expected.Where(item => !left.Remove(item));
    }
}
