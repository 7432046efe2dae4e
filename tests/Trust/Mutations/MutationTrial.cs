using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Tries cases one after the other in a worker, and judges them.</summary>
internal sealed class MutationTrial(Answerer answerer) : IAsyncDisposable
{
    /// <summary>A token of the form that Cloudflare gives.</summary>
    private const string Token = "0123456789abcdefghijklmnopqrstuvwxyzABCD";

    private const long MostBytes = 300_000_000;
    private const double Megabyte = 1_000_000;

    /// <summary>What a call takes whatever it is answered, on a busy machine that compiles meanwhile.</summary>
    private const double FloorSeconds = 1;

    // Time-outs and pauses add up to less than ten.
    private static readonly TimeSpan s_hung = TimeSpan.FromSeconds(45);

    private WorkerProcess _worker = WorkerProcess.Start();

    /// <summary>Tries a case.</summary>
    /// <returns>What it breaks; nothing if it is well.</returns>
    public async Task<IReadOnlyList<Finding>> RunAsync(
        MutationCase one, Tally tally, CancellationToken cancellationToken)
    {
        List<Finding> broken = [];
        try
        {
            (CallResult told, double perMegabyte) = await CallAsync(one, cancellationToken);
            if (perMegabyte > 1)
            {
                // The machine may have been busy with something else: what the answer costs, it costs again.
                perMegabyte = Math.Min(perMegabyte, (await CallAsync(one, cancellationToken)).PerMegabyte);
            }

            tally.Memory(told.PeakBytes);
            tally.ProcessorTime(perMegabyte);
            broken.AddRange(told.Foreign.Select(error => new Finding(Measure.Foreign, error.Cause, error.Detail, 1)));
            if (perMegabyte > 1)
            {
                broken.Add(new Finding(
                    Measure.Costly, "processor time", FormattableString.Invariant($"{perMegabyte:0.0} s a megabyte"), 1));
            }

            if (told.PeakBytes > MostBytes)
            {
                broken.Add(new Finding(
                    Measure.Costly, "memory", FormattableString.Invariant($"{told.PeakBytes / Megabyte:0} MB"), 1));
                await RestartAsync();
            }

            string[] missing = [.. Missing(one.Expected ?? [], told.Output)];
            tally.Count(Measure.Neighbours, one.Expected is null ? 0 : one.Expected.Count - missing.Length);
            if (missing.Length > one.MayMiss)
            {
                broken.Add(new Finding(
                    Measure.Lost,
                    $"an odd item took others with it: {one.Call.Call}",
                    string.Join("; ", [.. missing.Take(5), .. told.Errors.Select(error => $"{error.Kind}: {error.Detail}")]),
                    1));
            }
        }
        catch (Exception failure) when (failure is TimeoutException or System.IO.IOException)
        {
            broken.Add(new Finding(Measure.Hung, failure.GetType().Name, failure.Message, 1));
            await RestartAsync();
        }

        return broken;
    }

    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    private async Task<(CallResult Told, double PerMegabyte)> CallAsync(
        MutationCase one, CancellationToken cancellationToken)
    {
        MutatedAnswers answers = new(one.Call.Answers, one.At, one.Mutated);
        string name = Guid.NewGuid().ToString("N");
        MutatedCall call = new(one.Call.Call, answerer.Open(name, answers), one.Call.AccountId, one.Retries);
        try
        {
            CallResult told = await _worker.RunAsync(new Call(0, call.Script, Token), s_hung, cancellationToken);
            double beyond = Math.Max(0, told.ProcessorSeconds - FloorSeconds);
            return (told, beyond / Math.Max(1, answers.Bytes / Megabyte));
        }
        finally
        {
            answerer.Close(name);
        }
    }

    private async Task RestartAsync()
    {
        await _worker.DisposeAsync();
        _worker = WorkerProcess.Start();
    }

    /// <summary>What is not there as often as it should be.</summary>
    private static IEnumerable<string> Missing(IReadOnlyList<string> expected, IReadOnlyList<string> output)
    {
        List<string> left = [.. output];
        return expected.Where(item => !left.Remove(item));
    }
}
