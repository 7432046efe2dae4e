using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Grouping;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Which errored instances are read.</summary>
public sealed class ErroredInstancesTests
{
    private static readonly DateTime s_start = new(2026, 11, 25, 1, 0, 0, DateTimeKind.Local);

    private readonly Service _service = Service.Answering(_ => Answers.Result("""{"status":"errored","error":{"name":"E","message":"m"}}"""));

    private readonly ErroredInstances _instances = new();

    [Fact]
    public async Task A_sample_is_spread_evenly_over_time()
    {
        // The input is newest first, as from a list.
        foreach (int minute in Enumerable.Range(0, 100).Reverse())
        {
            Add("w", $"{minute}", minute);
        }

        Add("rare", "only", 5);
        _instances.Sample(5);
        Assert.Equal(6, _instances.RequestCount);

        _ = await ReadAsync();

        Assert.Equal(["10", "30", "50", "70", "90", "only"], _instances.Details.Select(detail => detail.Id).Order());
        Assert.Equal(100, Assert.Single(_instances.Totals).Value);
    }

    [Fact]
    public async Task A_sample_counts_what_is_known_already()
    {
        foreach (int minute in Enumerable.Range(0, 10))
        {
            Add("w", $"{minute}", minute);
            _instances.Add(Detail("w", $"full-{minute}", 60 + minute));
        }

        _instances.Sample(4);

        Assert.Equal(2, _instances.RequestCount);
        Assert.Equal(["full-2", "full-7"], _instances.Details.Select(detail => detail.Id).Order());
        Assert.Equal(20, Assert.Single(_instances.Totals).Value);
        _ = await ReadAsync();
        Assert.Equal(4, _instances.Details.Count());
    }

    [Fact]
    public async Task An_instance_counts_once_and_is_not_read_if_its_error_is_known()
    {
        Add("w", "a", 1);
        Add("w", "a", 1);
        Add("w", "b", 1);
        _instances.Add(Detail("w", "b", 1));
        Add("w", "b", 1);
        Add("other", "a", 1);

        List<Outcome<WorkflowInstance, WorkflowInstanceDetail>> outcomes = await ReadAsync();

        Assert.Equal(["other/a", "w/a"], outcomes.Select(outcome => $"{outcome.Input.WorkflowName}/{outcome.Input.Id}").Order());
        Assert.Equal(2, _service.Requests.Count);
        Assert.Equal(3, _instances.Details.Count());
    }

    [Fact]
    public void A_small_number_is_not_sampled()
    {
        Add("w", "a", 1);
        Add("w", "b", 1);
        _instances.Sample(2);

        Assert.Equal(2, _instances.RequestCount);
        Assert.Empty(_instances.Totals);
    }

    private void Add(string workflow, string id, int minute) => _instances.Add(
        _service.Cloud.Instances, new WorkflowInstance { Id = id, WorkflowName = workflow, EndedOn = s_start.AddMinutes(minute) });

    private static WorkflowInstanceDetail Detail(string workflow, string id, int minute) => new()
    {
        Id = id,
        WorkflowName = workflow,
        AccountId = Service.Account,
        Status = "errored",
        EndedOn = s_start.AddMinutes(minute),
    };

    private async Task<List<Outcome<WorkflowInstance, WorkflowInstanceDetail>>> ReadAsync() =>
        await _instances.ReadAsync(TestContext.Current.CancellationToken).ToItemsAsync();
}
