using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Steps with the output that the service gives for one step at a time.</summary>
public sealed class StepOutputsTests
{
    [Theory]
    [InlineData("step", "complete", 1)]
    [InlineData("waitForEvent", "complete", 1)]
    [InlineData("step", "errored", 0)]
    [InlineData("step", "running", 0)]
    [InlineData("sleep", "complete", 0)]
    public async Task Only_a_completed_step_that_can_have_an_output_is_read(string type, string status, int requests)
    {
        Service service = Service.Answering(_ => Answers.Result("""{"status":"complete","error":null,"output":"whole"}"""));

        WorkflowStep step = Assert.Single(await ReadAsync(service, [Step("a-1", type, status)])).Result!;

        Assert.Equal((requests == 1 ? "whole" : "cut", status), ((string?)step.Output, step.Status));
        Assert.Equal(requests, service.Requests.Count);
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 2, 3)]
    [InlineData(3, -1, null)]
    public async Task An_attempt_has_its_own_times_and_the_result_of_the_service(int attempt, int started, int? ended)
    {
        Service service = Service.InTurn(() => Answers.Result("""{"status":"errored","error":{"name":"E"},"output":null}"""));

        WorkflowStep step = Assert.Single(await ReadAsync(service, [Step("a-1", "step", "complete")], attempt)).Result!;

        Assert.Equal(("errored", "E", null), (step.Status, step.Error!.Name, step.Output));
        Assert.Equal(
            (Time(started), ended is int seconds ? Time(seconds) : null), (step.StartedOn, step.EndedOn));
        Assert.EndsWith($"attempt={attempt}", service.Lines[0], System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_steps_are_read_a_few_at_a_time_in_their_order()
    {
        string[] names = [.. Enumerable.Range(1, 20).Select(number => $"s-{number}")];
        Service service = Service.Answering(request => Answers.Result(
            $$"""{"status":"complete","error":null,"output":"{{request.Address.Query.Split("name=")[1].Split('&')[0]}}"}"""));
        WorkflowStep[] steps = [.. names.Select(name => Step(name, "step", "complete"))];

        await foreach (Outcome<WorkflowStep, WorkflowStep>[] some in StepOutputs.RunAsync(
            service.Cloud.Steps, steps, null, TestContext.Current.CancellationToken))
        {
            Assert.Equal((8, 8), (some.Length, service.Requests.Count));
            break;
        }

        Assert.Equal(names, (await ReadAsync(service, steps)).Select(outcome => (string?)outcome.Result!.Output));
    }

    [Fact]
    public async Task A_failure_keeps_its_step_and_binary_output_is_a_failure()
    {
        Service service = Service.Answering(request => request.Address.Query.Contains("name=a-1", System.StringComparison.Ordinal)
            ? Bytes()
            : Answers.Result("""{"status":"complete","error":null,"output":1}"""));

        List<Outcome<WorkflowStep, WorkflowStep>> outcomes =
            await ReadAsync(service, [Step("a-1", "step", "complete"), Step("b-1", "step", "complete")]);

        Assert.Equal(
            [CloudflareErrorKind.StreamOutput, null], outcomes.Select(outcome => outcome.Failure?.Kind));
    }

    private static HttpResponseMessage Bytes()
    {
        HttpResponseMessage response = new() { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("bytes")) };
        response.Content.Headers.ContentType = new("application/octet-stream");
        return response;
    }

    private static async Task<List<Outcome<WorkflowStep, WorkflowStep>>> ReadAsync(
        Service service, WorkflowStep[] steps, int? attempt = null)
    {
        List<Outcome<WorkflowStep, WorkflowStep>> read = [];
        await foreach (Outcome<WorkflowStep, WorkflowStep>[] some in StepOutputs.RunAsync(
            service.Cloud.Steps, steps, attempt, TestContext.Current.CancellationToken))
        {
            read.AddRange(some);
        }

        return read;
    }

    private static WorkflowStep Step(string name, string type, string status) => new()
    {
        WorkflowName = "w",
        InstanceId = "i",
        Name = name,
        Type = type,
        Status = status,
        Output = "cut",
        StartedOn = Time(-1),
        EndedOn = Time(9),
        Attempts =
        [
            new() { Number = 1, StartedOn = Time(0), EndedOn = Time(1) },
            new() { Number = 2, StartedOn = Time(2), EndedOn = Time(3) },
        ],
    };

    private static System.DateTime? Time(int seconds) => SimulatedTime.s_start.AddSeconds(seconds).LocalDateTime;
}
