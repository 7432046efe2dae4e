using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class BatchFanOutTests
{
    private readonly SimulatedTime _time = new();
    private readonly List<TaskCompletionSource> _sent = [];
    private readonly List<string> _told = [];
    private readonly WorkflowTarget _there;

    public BatchFanOutTests()
    {
        AccountApi api = Service.InTurn().Cloud;
        _there = new WorkflowTarget(api, "w");
    }

    [Fact]
    public void Batches_are_sent_concurrently_and_reported_in_order()
    {
        using BatchFanOut<string, string> batches = Open();
        for (int number = 0; number < 300; number++)
        {
            batches.Add(_there, $"{number}");
        }

        Assert.Equal(3, _sent.Count);
        _sent[2].SetResult();
        _sent[1].SetResult();
        Assert.Empty(_told);
        _sent[0].SetResult();
        batches.Add(_there, "300");

        // The result is reported when the next input arrives, although its batch is not full.
        Assert.Equal(Enumerable.Range(0, 300).Select(number => $"{number}"), _told);
    }

    [Fact]
    public void Results_known_before_sending_are_reported_in_order()
    {
        using BatchFanOut<string, string> batches = Open();

        batches.Add(_there, "a");
        batches.AddKnown(_there, new Outcome<string, string>("b", "b", null));
        Assert.Empty(_told);
        _sent[0].SetResult();
        batches.Finish();

        Assert.Equal(["a", "b"], _told);
    }

    [Fact]
    public void With_slow_input_results_are_reported_before_the_next_input()
    {
        using BatchFanOut<string, string> batches = Open(wait =>
        {
            _sent[0].SetResult();
            return wait.Result;
        });

        batches.Add(_there, "a");
        _time.Advance(TimeSpan.FromSeconds(2));
        batches.Add(_there, "b");

        Assert.Equal(["a", "b"], _told);
    }

    private BatchFanOut<string, string> Open(
        Func<Task<BatchOutcome<string, string>>, BatchOutcome<string, string>>? wait = null) => new(
            new InputFanOut<BatchOutcome<string, string>>(
                (_, action) => action(), wait ?? (work => work.GetAwaiter().GetResult()),
                batch => _told.AddRange(batch.Inputs.Select(outcome => outcome.Result!)))
            {
                Width = BatchFanOut<string, string>.Width(isLocal: false),
            },
            _time,
            async (_, items) =>
            {
                TaskCompletionSource answer = new();
                _sent.Add(answer);
                await answer.Task;
                return Array.ConvertAll(items, item => new Outcome<string, string>(item, item, null));
            });
}
