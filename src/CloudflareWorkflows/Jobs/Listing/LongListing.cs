using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Lists instances page by page, and continues in partitions if there are many.</summary>
internal sealed class LongListing(
    InstancesClient client, string workflowName, InstanceFilter filter, ListingDependencies dependencies)
{
    private const int PlainPages = 2;

    /// <summary>Partitions take processor time. If pages are this fast, partitions save no time.</summary>
    private static readonly TimeSpan s_fast = TimeSpan.FromMilliseconds(10);

    /// <summary>Dates in requests are extended by this, because the service may round them.</summary>
    private static readonly TimeSpan s_rounding = TimeSpan.FromSeconds(1);

    public async IAsyncEnumerable<WorkflowInstance[]> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ListingPartition whole = new(Open, null, null, 0);
        Task<PartitionPlanner?> survey = Task.FromResult<PartitionPlanner?>(null);
        try
        {
            IAsyncEnumerator<WorkflowInstance[]> pages = whole.Open(leave.Token);
            TimeSpan fastest = TimeSpan.MaxValue;
            for (int page = 1; page <= PlainPages; page++)
            {
                DateTimeOffset asked = dependencies.Now();
                if (!await pages.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }

                TimeSpan took = dependencies.Now() - asked;
                fastest = took < fastest ? took : fastest;
                whole.See(pages.Current);
                yield return pages.Current;
            }

            // A pipeline that stops early has stopped by now.
            if (fastest < s_fast || !whole.IsOrdered)
            {
                while (await pages.MoveNextAsync().ConfigureAwait(false))
                {
                    yield return pages.Current;
                }

                yield break;
            }

            // The end of a list needs no partitions.
            whole.Read(leave.Token);
            if (!whole.Move!.IsCompleted)
            {
                survey = PartitionPlanner.SurveyAsync(
                    client, workflowName, filter, whole, dependencies, leave.Token);
            }

            PartitionedListing rest = new(whole, survey);
            await foreach (WorkflowInstance[] page in rest.RunAsync(leave.Token).ConfigureAwait(false))
            {
                yield return page;
            }
        }
        finally
        {
            leave.Cancel();
            await TaskCompletion.WaitAsync(survey).ConfigureAwait(false);
            await whole.EndAsync().ConfigureAwait(false);
        }
    }

    private IAsyncEnumerable<WorkflowInstance[]> Open(
        DateTime? from, DateTime? to, CancellationToken cancellationToken) =>
        client.ListAsync(
            workflowName,
            filter with
            {
                After = Later(filter.After, from - s_rounding),
                Before = Earlier(filter.Before, to),
            },
            cancellationToken);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTime? other) =>
        other is DateTime time && !(one >= time) ? time : one;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTime? other) =>
        other is DateTime time && !(one <= time) ? time : one;
}

/// <summary>The inputs for the decision whether to read in partitions.</summary>
/// <param name="Now">Returns the current time.</param>
/// <param name="UnpacedRequests">How many requests may leave without pauses; null if unknown.</param>
/// <param name="ReadWorkflow">Reads the workflow, with its counts of instances.</param>
internal sealed record ListingDependencies(
    Func<DateTimeOffset> Now, Func<double?> UnpacedRequests, Func<CancellationToken, Task<Workflow>> ReadWorkflow);
