using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>A simulated service with many instances and request latency. A cursor identifies the position of an instance, so
/// creations, changes and deletions during a listing move nothing.</summary>
internal sealed class SimulatedInstances(SimulatedTime world, IEnumerable<SimulatedInstance> instances)
    : InstancesClient(ApiScope.Cloud(Service.InTurn().Sender, Service.Account))
{
    private readonly List<SimulatedInstance> _all = [.. instances.OrderByDescending(instance => instance.Rank)];

    private readonly Lazy<Dictionary<string, SimulatedInstance>> _byId =
        new(() => instances.ToDictionary(instance => instance.Id));

    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The latency of a single read, if it differs per instance.</summary>
    public Func<string, TimeSpan>? LatencyOf { get; init; }

    public bool IgnoresDirection { get; init; }

    public bool IgnoresDates { get; init; }

    /// <summary>The counts of the workflow, as a multiple of the instances in the list. The list may leave out instances that
    /// have expired.</summary>
    public double CountFactor { get; init; } = 1;

    /// <summary>The precision to which the service truncates dates before it compares them.</summary>
    public TimeSpan DatePrecision { get; init; } = TimeSpan.FromTicks(1);

    /// <summary>What the module is to know of the requests that are left.</summary>
    public Func<double?> UnpacedRequests { get; set; } = () => 1_000_000;

    /// <summary>The quota; null for none.</summary>
    public SimulatedQuota? Quota { get; init; }

    /// <summary>The filters of all requests.</summary>
    public List<InstanceFilter> Asked { get; } = [];

    /// <summary>Called when a request arrives. If it throws, the exception is the response.</summary>
    public Action<InstanceFilter> OnRequest { get; set; } = _ => { };

    /// <summary>The number of requests, including reads of the workflow.</summary>
    public int Requests => Times.Count;

    /// <summary>When requests were made.</summary>
    public List<DateTimeOffset> Times { get; } = [];

    /// <summary>The number of single reads.</summary>
    public int Reads { get; private set; }

    public int Count => _all.Count;

    public async Task<Workflow> ReadWorkflowAsync(CancellationToken cancellationToken)
    {
        Times.Add(world.Now);
        await SendAsync(Latency, cancellationToken).ConfigureAwait(false);
        ILookup<string, SimulatedInstance> byStatus = _all.ToLookup(instance => instance.Status(world.Now));
        int Of(string status) => (int)(byStatus[status].Count() * CountFactor);
        return new Workflow
        {
            Name = "w",
            CreatedOn = _all.Count == 0 ? null : _all.Min(instance => instance.Created).LocalDateTime.AddDays(-1),
            Queued = Of("queued"),
            Running = Of("running"),
            Waiting = Of("waiting"),
            Paused = Of("paused"),
            WaitingForPause = Of("waitingForPause"),
            RollingBack = Of("rollingBack"),
            Errored = Of("errored"),
            Terminated = Of("terminated"),
            Complete = Of("complete"),
        };
    }

    public void Create(SimulatedInstance instance) => _all.Insert(0, instance);

    public override async Task<WorkflowInstanceDetail> GetAsync(
        string workflowName, string id, bool steps, CancellationToken cancellationToken)
    {
        Times.Add(world.Now);
        Reads++;
        await SendAsync(LatencyOf?.Invoke(id) ?? Latency, cancellationToken).ConfigureAwait(false);
        SimulatedInstance found = _byId.Value.TryGetValue(id, out SimulatedInstance? known)
            ? known
            : throw new CloudflareException(CloudflareErrorKind.NotFound, id);
        return new WorkflowInstanceDetail
        {
            Id = id,
            WorkflowName = workflowName,
            Status = found.Status(world.Now),
            CreatedOn = found.Created.LocalDateTime,
            StepCount = steps ? 1 : null,
        };
    }

    protected override async Task<ApiResponse<LenientItem<WorkflowInstance>[]>> ReadAsync(
        string workflowName, InstanceFilter filter, string? cursor, int? page, CancellationToken cancellationToken)
    {
        Times.Add(world.Now);
        Asked.Add(filter);
        OnRequest(filter);
        await SendAsync(Latency, cancellationToken).ConfigureAwait(false);
        bool isReversed = filter.OldestFirst && !IgnoresDirection;
        IEnumerable<SimulatedInstance> order = isReversed ? Enumerable.Reverse(_all) : _all.Skip(Start(cursor));
        SimulatedInstance[] found = [.. order.Where(instance => IsAskedFor(instance, filter)).Take(filter.PageSize + 1)];
        SimulatedInstance[] given = [.. found.Take(filter.PageSize)];
        string? next = found.Length > given.Length ? given[^1].Rank.ToString("R", CultureInfo.InvariantCulture) : null;
        return new ApiResponse<LenientItem<WorkflowInstance>[]>(
            [.. given.Select(instance => new LenientItem<WorkflowInstance>(instance.At(world.Now), null))], new ResultInfo { Cursor = next }, 1);
    }

    private Task SendAsync(TimeSpan latency, CancellationToken cancellationToken) => Quota is null
        ? world.DelayAsync(latency, cancellationToken)
        : Quota.SendAsync(() => world.DelayAsync(latency, cancellationToken));

    private int Start(string? cursor)
    {
        if (cursor is null)
        {
            return 0;
        }

        double rank = double.Parse(cursor, CultureInfo.InvariantCulture);
        int low = 0;
        for (int high = _all.Count; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = _all[middle].Rank < rank ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private bool IsAskedFor(SimulatedInstance instance, InstanceFilter filter) =>
        (filter.Status is null || instance.Status(world.Now) == filter.Status)
        && (IgnoresDates
            || ((filter.After is null || Cut(instance.Created) >= Cut(filter.After.Value))
                && (filter.Before is null || Cut(instance.Created) <= Cut(filter.Before.Value))));

    private long Cut(DateTimeOffset time) => time.UtcTicks / DatePrecision.Ticks;
}
