using System;
using System.Threading;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>How many requests about instances a health check may send: five for each workflow that has something open or
/// errored, less one for what the account may ask of analytics.</summary>
internal sealed class RequestBudget(int workflows)
{
    /// <summary>Why a check was not made.</summary>
    public const string Exceeded = "the limit of five requests for each workflow is reached; specify fewer workflows";

    private const int PerWorkflow = 5;

    /// <summary>Enough for all checks of one workflow.</summary>
    private const int Least = 10;

    private int _taken;

    public int Total { get; } = Math.Max(Least, (PerWorkflow * workflows) - 1);

    /// <summary>Counts requests that were sent.</summary>
    public void Take(int count) => _ = Interlocked.Add(ref _taken, count);

    /// <summary>Reserves a request, if there is one left; on any thread.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= Total)
        {
            return true;
        }

        _ = Interlocked.Decrement(ref _taken);
        return false;
    }
}
