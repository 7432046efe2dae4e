using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>Uses the counts of a workflow, at the cost of one request, to skip expensive rounds that would find
/// nothing. Counts may stay equal although instances change, so there is at least one round per minute.</summary>
/// <param name="time">Returns the current time.</param>
/// <param name="read">Reads the workflow.</param>
/// <param name="statuses">The statuses to wait for.</param>
internal sealed class WaitCounts(
    TimeProvider time, Func<CancellationToken, Task<Workflow>> read, IEnumerable<string> statuses)
{
    private const int CheapPollRequests = 20;

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    private readonly string[] _statuses = [.. statuses.Union(InstanceStatus.s_ended)];
    private int?[] _counts = [];
    private DateTimeOffset _polledOn = DateTimeOffset.MinValue;

    /// <summary>How many requests were made.</summary>
    public int Requests { get; private set; }

    /// <summary>Whether a round of this cost is worthwhile now.</summary>
    public async Task<bool> ShouldPollAsync(int cost, CancellationToken cancellationToken)
    {
        bool isDue = time.GetUtcNow() - _polledOn >= s_longest;
        if (cost <= CheapPollRequests)
        {
            return true;
        }

        int?[] counts = await CountAsync(cancellationToken).ConfigureAwait(false);
        bool isSame = counts.Length > 0 && counts.SequenceEqual(_counts) && !Array.Exists(counts, count => count is null);
        if (!isSame || isDue)
        {
            _counts = counts;
            _polledOn = time.GetUtcNow();
            return true;
        }

        return false;
    }

    private async Task<int?[]> CountAsync(CancellationToken cancellationToken)
    {
        Requests++;
        try
        {
            Workflow workflow = await read(cancellationToken).ConfigureAwait(false);
            return Array.ConvertAll(_statuses, workflow.CountOf);
        }
        catch (CloudflareException)
        {
            // The counts are unknown; the round itself will report the failure.
            return [];
        }
    }
}
