using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Grouping;

/// <summary>Errored instances of any workflows and accounts. It reads the errors of those that are only listed, or of a
/// sample of them.</summary>
internal sealed class ErroredInstances
{
    private readonly Dictionary<InstanceKey, WorkflowInstanceDetail> _details = [];
    private readonly Dictionary<InstanceKey, (InstancesClient Client, WorkflowInstance Instance)> _listed = [];
    private readonly Dictionary<(string? AccountId, string WorkflowName), int> _totals = [];

    /// <summary>The instances whose error is known.</summary>
    public IEnumerable<WorkflowInstanceDetail> Details => _details.Values;

    /// <summary>The number of requests that reading takes.</summary>
    public int RequestCount => _listed.Count;

    /// <summary>The number of errored instances of each workflow that is sampled.</summary>
    public IReadOnlyDictionary<(string? AccountId, string WorkflowName), int> Totals => _totals;

    /// <summary>Adds an instance with its error. An instance that is added twice counts once.</summary>
    public void Add(WorkflowInstanceDetail detail)
    {
        InstanceKey key = InstanceKey.Of(detail.AccountId, detail);
        _details[key] = detail;
        _ = _listed.Remove(key);
    }

    /// <summary>Adds an instance whose error is to be read.</summary>
    public void Add(InstancesClient client, WorkflowInstance instance)
    {
        InstanceKey key = InstanceKey.Of(client.AccountId, instance);
        if (!_details.ContainsKey(key))
        {
            _listed[key] = (client, instance);
        }
    }

    /// <summary>Reduces each workflow of which more than some instances are to be read to a sample of that size, spread
    /// evenly over the time of the failures.</summary>
    public void Sample(int size)
    {
        foreach ((string AccountId, string Name) workflow in
            _listed.Keys.GroupBy(key => key.Workflow).Where(same => same.Count() > size).Select(same => same.Key).ToArray())
        {
            // What is known already is part of the whole, or it would weigh too much.
            InstanceKey[] all =
            [
                .. _listed.Where(one => one.Key.Workflow == workflow).Select(one => (one.Key, on: FailedOn(one.Value.Instance)))
                    .Concat(_details.Where(one => one.Key.Workflow == workflow).Select(one => (one.Key, on: FailedOn(one.Value))))
                    .OrderBy(one => one.on).Select(one => one.Key),
            ];
            HashSet<InstanceKey> chosen = [.. Enumerable.Range(0, size).Select(index => all[(int)(((2L * index) + 1) * all.Length / (2 * size))])];
            foreach (InstanceKey key in all.Where(key => !chosen.Contains(key)))
            {
                _ = _listed.Remove(key);
                _ = _details.Remove(key);
            }

            _totals[workflow] = all.Length;
        }
    }

    /// <summary>Reads the instances of which only the list is known. The outcome of each is returned as it arrives; those
    /// that are still errored are added.</summary>
    public async IAsyncEnumerable<Outcome<WorkflowInstance, WorkflowInstanceDetail>[]> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (IGrouping<InstancesClient, WorkflowInstance> account in
            _listed.Values.GroupBy(one => one.Client, one => one.Instance).ToArray())
        {
            await foreach (Outcome<WorkflowInstance, WorkflowInstanceDetail>[] some in InstanceDetails
                .RunAsync(account.Key, OnePage([.. account]), cancellationToken).ConfigureAwait(false))
            {
                foreach (WorkflowInstanceDetail detail in some.Where(IsKnownRun).Select(outcome => outcome.Result)
                    .OfType<WorkflowInstanceDetail>().Where(detail => detail.Status == InstanceStatus.Errored))
                {
                    _details[InstanceKey.Of(account.Key.AccountId, detail)] = detail;
                }

                yield return some;
            }
        }
    }

    /// <summary>The key of an instance from an archive can belong to another run today.</summary>
    private static bool IsKnownRun(Outcome<WorkflowInstance, WorkflowInstanceDetail> outcome) =>
        outcome.Input.ReadOn is null
        || (outcome.Input.StartedOn is DateTime start && outcome.Result?.HasStartedAt(start) == true);

    private static async IAsyncEnumerable<WorkflowInstance[]> OnePage(WorkflowInstance[] instances)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return instances;
    }

    // Local times go back when the clocks do.
    private static DateTime? FailedOn(WorkflowInstance instance) =>
        (instance.EndedOn ?? instance.ModifiedOn ?? instance.CreatedOn)?.ToUniversalTime();

    /// <summary>What makes an instance unique.</summary>
    private readonly record struct InstanceKey((string AccountId, string Name) Workflow, string Id)
    {
        public static InstanceKey Of(string? accountId, WorkflowInstance instance) =>
            new((accountId ?? "", instance.WorkflowName), instance.Id);
    }
}
