using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Waiting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Waiting for instances, in virtual time.</summary>
public sealed class InstanceWaitTests
{
    private readonly List<string> _warnings = [];

    [Fact]
    public async Task Each_instance_is_returned_by_the_poll_that_finds_it_ended()
    {
        Service service = Looks(("a", "running running complete"), ("b", "errored"), ("c", "queued terminated"));

        string[] given = await WaitAsync(service, null, "a", "b", "c");

        Assert.Equal(["1: b errored", "2: c terminated", "3: a complete"], given);
        Assert.Equal(6, service.Requests.Count);
        Assert.Equal(2, service.Time.Pauses.Count);
        Assert.All(service.Lines, line => Assert.EndsWith("?simple=true", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_status_can_be_awaited_and_a_different_end_is_reported_at_once()
    {
        Service service = Looks(("a", "running paused"), ("b", "complete"), ("c", "new-status paused"));

        string[] given = await WaitAsync(service, wait => wait with { Statuses = ["paused"] }, "a", "b", "c");

        Assert.Equal(["1: b complete", "2: a paused", "2: c paused"], given);
    }

    [Fact]
    public async Task At_the_deadline_there_is_one_last_poll_and_the_rest_have_no_result()
    {
        Service service = Looks(("a", "running"), ("b", "running running running complete"));

        string[] given = await WaitAsync(
            service, wait => wait with { Timeout = TimeSpan.FromSeconds(3) }, "a", "b");

        Assert.Equal(["4: b complete", "5: a left"], given);
        Assert.Equal(SimulatedTime.s_start.AddSeconds(3), service.Time.Now);
    }

    [Fact]
    public async Task With_a_zero_timeout_there_is_one_poll()
    {
        Service service = Looks(("a", "running"), ("b", "complete"));

        Assert.Equal(
            ["1: b complete", "2: a left"],
            await WaitAsync(service, wait => wait with { Timeout = TimeSpan.Zero }, "a", "b"));
        Assert.Empty(service.Time.Pauses);
    }

    [Fact]
    public async Task Not_found_is_final_and_a_transient_failure_is_not()
    {
        Service service = Looks(("a", "404"), ("b", "500 lost html complete"), ("c", "403"));

        string[] given = await WaitAsync(service, null, "a", "b", "c");

        Assert.Equal(["1: a NotFound", "1: c PermissionDenied", "4: b complete"], given);
        Assert.Equal(3, _warnings.Count);
        Assert.All(_warnings, line => Assert.StartsWith("'b' ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retry_After_lengthens_a_pause_and_the_deadline_shortens_it()
    {
        Service patient = Looks(("a", "429 complete"));
        Service hurried = Looks(("a", "429 complete"));

        await WaitAsync(patient, null, "a");
        await WaitAsync(hurried, wait => wait with { Timeout = TimeSpan.FromMinutes(1) }, "a");

        Assert.Equal([TimeSpan.FromSeconds(300)], patient.Time.Pauses);
        Assert.Equal([TimeSpan.FromSeconds(60)], hurried.Time.Pauses);
    }

    [Fact]
    public async Task Pauses_grow_while_nothing_ends()
    {
        Service service = Looks(("a", string.Concat(Enumerable.Repeat("running ", 12)) + "complete"));

        await WaitAsync(service, null, "a");

        // Timers count whole milliseconds.
        Assert.Equal(
            Enumerable.Range(1, 12).Select(poll => Math.Floor(PollInterval.PauseAfter(poll, 1).TotalMilliseconds)),
            service.Time.Pauses.Select(pause => pause.TotalMilliseconds));
        Assert.Equal([1.0, 10.0], [service.Time.Pauses[0].TotalSeconds, service.Time.Pauses[^1].TotalSeconds]);
    }

    [Fact]
    public async Task Without_instances_nothing_is_sent() =>
        Assert.Empty(await WaitAsync(Service.InTurn(), null));

    [Fact]
    public async Task Cancellation_ends_the_pause_between_polls()
    {
        using CancellationTokenSource stop = new();
        Service service = Looks(("a", "running"));
        InstanceWait wait = new(new FakeTimeProvider(), _warnings.Add);
        WaitTarget target = new(service.Cloud.Instances, "w", "a");
        Task waiting = wait.RunAsync([target], stop.Token).ToItemsAsync();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.Single(service.Requests);
    }

    /// <summary>What each poll of an instance returns. The last value repeats.</summary>
    private static Service Looks(params (string Id, string Script)[] scripts)
    {
        Dictionary<string, Queue<string>> left = scripts.ToDictionary(
            script => script.Id, script => new Queue<string>(script.Script.Split(' ')));
        Service service = Service.Answering(request =>
        {
            lock (left)
            {
                Queue<string> words = left[request.Address.Segments[^1]];
                return Answer(words.Count > 1 ? words.Dequeue() : words.Peek());
            }
        });
        service.Connection = service.Connection with { Retry = new RetryPolicy(0) };
        return service;
    }

    private static HttpResponseMessage Answer(string word) => word switch
    {
        "404" => Answers.Error(404, 10400),
        "403" => Answers.Error(403, 10000),
        "500" => Answers.Error(500, 10001),
        "429" => Answers.Error(429, 971).With("Retry-After", "300"),
        "html" => Answers.Html(502),
        "lost" => Answers.Lost(),
        _ => Answers.Result($$"""{"status":"{{word}}"}"""),
    };

    private async Task<string[]> WaitAsync(Service service, Func<Settings, Settings>? change, params string[] ids)
    {
        Settings settings = new(null, null);
        InstanceWait wait = (change?.Invoke(settings) ?? settings).Of(service, _warnings);
        List<string> given = [];
        int look = 0;
        await foreach (Outcome<WaitTarget, WorkflowInstance>[] outcomes in wait.RunAsync(
            [.. ids.Select(id => new WaitTarget(service.Cloud.Instances, "w", id))],
            TestContext.Current.CancellationToken))
        {
            look++;
            given.AddRange(outcomes.Select(outcome =>
                $"{look}: {outcome.Input.Id} {outcome.Result?.Status ?? outcome.Failure?.Kind.ToString() ?? "left"}"));
        }

        return [.. given];
    }

    private sealed record Settings(string[]? Statuses, TimeSpan? Timeout)
    {
        public InstanceWait Of(Service service, List<string> warnings) =>
            new(service.Time, warnings.Add)
            {
                Statuses = Statuses ?? InstanceStatus.s_ended,
                Timeout = Timeout,
            };
    }
}
