using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class InputProcessorTests : ICommandHost
{
    private readonly SimulatedTime _time = new();
    private readonly List<TaskCompletionSource> _sent = [];
    private readonly List<string> _told = [];
    private readonly List<string> _asked = [];
    private readonly List<int> _counted = [];
    private readonly WorkflowTarget _there;
    private Func<string, bool> _confirm = _ => true;
    private Action _beforeWaiting = () => { };

    public InputProcessorTests()
    {
        AccountApi api = Service.InTurn().Cloud;
        _there = new WorkflowTarget(api, "w");
    }

    TimeProvider ICommandHost.Time => _time;

    [Fact]
    public void Batches_are_sent_concurrently_and_reported_in_order()
    {
        using InputProcessor<string, string> inputs = Open(new BatchTask(_sent));
        for (int number = 0; number < 300; number++)
        {
            Add(inputs, $"{number}");
        }

        Assert.Equal(3, _sent.Count);
        _sent[2].SetResult();
        _sent[1].SetResult();
        Assert.Empty(_told);
        _sent[0].SetResult();
        Add(inputs, "300");

        // The result is reported when the next input arrives, although its batch is not full.
        Assert.Equal(Enumerable.Range(0, 300).Select(number => $"{number}"), _told);
        _beforeWaiting = () => _sent[3].SetResult();
        inputs.Finish();
    }

    [Fact]
    public void Results_of_an_earlier_run_are_reported_in_order_and_neither_planned_nor_sent()
    {
        using InputProcessor<string, string> inputs = Open(new BatchTask(_sent));
        JournalLine done = new() { Entry = JournalLine.Done };

        Add(inputs, "a");
        inputs.Add(_there, "b", new JournalEntry(null!, done, done), () => throw new InvalidOperationException());
        Assert.Empty(_told);
        _beforeWaiting = () => _sent[0].TrySetResult();
        inputs.Finish();

        Assert.Equal(["a", "b"], _told);
        Assert.Equal(["w/a"], _asked);
        _ = Assert.Single(_sent);
    }

    [Fact]
    public void With_slow_input_results_are_reported_before_the_next_input()
    {
        using InputProcessor<string, string> inputs = Open(new BatchTask(_sent));
        _beforeWaiting = () => _sent.ForEach(answer => answer.TrySetResult());

        Add(inputs, "a");
        _time.Advance(TimeSpan.FromSeconds(2));
        Add(inputs, "b");

        Assert.Equal(["a", "b"], _told);
    }

    [Fact]
    public void Plans_are_made_ahead_and_confirmed_in_the_order_of_the_inputs()
    {
        using InputProcessor<string, string> inputs = Open(new BatchTask(_sent) { IsSingle = true });
        TaskCompletionSource<PlannedInput<string>> slow = new();
        _confirm = target => target != "w/b";
        Add(inputs, "0");

        inputs.Add(_there, "a", null, () => slow.Task);
        Add(inputs, "b");
        Add(inputs, "c");
        Assert.Equal(["w/0"], _asked);
        slow.SetResult(new PlannedInput<string>("a", "Do"));
        _beforeWaiting = () => _sent.ForEach(answer => answer.TrySetResult());
        inputs.Finish();

        Assert.Equal(["w/0", "w/a", "w/b", "w/c"], _asked);
        Assert.Equal(["0", "a", "c"], _told);
    }

    [Fact]
    public void A_failed_plan_is_reported_for_its_input_and_nothing_is_sent()
    {
        using InputProcessor<string, string> inputs = Open(new BatchTask(_sent) { IsSingle = true });

        inputs.Add(_there, "a", null, () => throw new CloudflareException(CloudflareErrorKind.NotFound, "gone"));
        inputs.Finish();

        Assert.Equal(["a failed"], _told);
        Assert.Empty(_sent);
    }

    [Fact]
    public void Open_outcomes_are_settled_when_everything_is_sent()
    {
        using InputProcessor<string, string> inputs = Open(new BatchTask(_sent) { SettlesLate = true });
        Add(inputs, "a");
        Add(inputs, "b");
        _beforeWaiting = () => _sent.ForEach(answer => answer.TrySetResult());

        inputs.Finish();

        Assert.Equal(["a late", "b late"], _told);
    }

    [Fact]
    public void Open_outcomes_are_counted_when_their_batch_is_sent()
    {
        using InputProcessor<string, string> inputs = Open(new BatchTask(_sent) { SettlesLate = true });
        for (int number = 0; number < 100; number++)
        {
            Add(inputs, $"{number}");
        }

        _sent[0].SetResult();
        Add(inputs, "100");
        Assert.Equal([100], _counted);
        _beforeWaiting = () => _sent[1].TrySetResult();
        inputs.Finish();

        Assert.Equal([100, 1], _counted);
    }

    void ICommandHost.Guard(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (CloudflareException)
        {
            _told.Add($"{target} failed");
        }
    }

    T ICommandHost.Await<T>(Task<T> task)
    {
        _beforeWaiting();
        return task.GetAwaiter().GetResult();
    }

    bool ICommandHost.ShouldProcess(string target, string action)
    {
        _asked.Add(target);
        return _confirm(target);
    }

    void ICommandHost.Count(int done) => _counted.Add(done);

    private void Add(InputProcessor<string, string> inputs, string id) =>
        inputs.Add(_there, id, null, () => Task.FromResult(new PlannedInput<string>(id, "Do")));

    private InputProcessor<string, string> Open(BatchTask task) => new(
        this, task, null, (_, outcome) => _told.Add(outcome.ResultOrThrow()), TestContext.Current.CancellationToken);

    private sealed class BatchTask(List<TaskCompletionSource> sent) : InputTask<string, string>
    {
        private readonly List<string> _open = [];

        public bool IsSingle { get; init; }

        public bool SettlesLate { get; init; }

        public override int BatchSize => IsSingle ? 1 : LargestBatch;

        public override int Width => WidthOfBatches(isLocal: false);

        public override async Task<Outcome<string, string>[]> SendAsync(
            WorkflowTarget target, SentInput<string>[] inputs, CancellationToken cancellationToken)
        {
            TaskCompletionSource answer = new();
            sent.Add(answer);
            await answer.Task;
            if (SettlesLate)
            {
                _open.AddRange(inputs.Select(input => input.Id));
                return [];
            }

            return Array.ConvertAll(inputs, input => new Outcome<string, string>(input.Id, input.Id, null));
        }

        public override Task<Outcome<string, string>[]> SettleAsync(
            WorkflowTarget target, CancellationToken cancellationToken) => Task.FromResult<Outcome<string, string>[]>(
                [.. _open.Select(id => new Outcome<string, string>(id, $"{id} late", null))]);

        public override string? Status(string result) => null;

        public override string FromJournal(WorkflowTarget target, string id, string status) => id;
    }
}
