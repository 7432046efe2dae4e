using System.IO;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

/// <summary>Reads one step, in both dialects.</summary>
public sealed class StepsClientTests
{
    private const string Local = """
        {"status":"complete","steps":[
          {"name":"a-1","type":"step","success":true,"output":{"n":1.50},"attempts":[
            {"success":false,"error":{"name":"Error","message":"once"}},{"success":true,"error":null}]}]}
        """;

    private static readonly WorkflowStep s_step =
        new() { WorkflowName = "w", InstanceId = "i/1", Name = "a b-1", Type = "step" };

    [Fact]
    public async Task The_cloud_reads_only_the_requested_step()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"complete","error":null,"output":"{\"not\":\"parsed\"}"}"""));

        StepResult? result = await service.Cloud.Steps.GetAsync(
            new StepAddress(s_step, 2), () => Stream.Null, TestContext.Current.CancellationToken);

        Assert.Equal("""{"not":"parsed"}""", result!.Output);
        Assert.Equal(
            [$"GET accounts/{Service.Account}/workflows/w/instances/i%2F1/step?name=a%20b-1&type=step&attempt=2"],
            service.Lines);
    }

    [Fact]
    public async Task A_response_without_a_result_is_null()
    {
        Service service = Service.InTurn(() => Answers.Result("null"));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => service.Cloud.Steps.GetAsync(
            new StepAddress(s_step, null), () => Stream.Null, TestContext.Current.CancellationToken));

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
    }

    [Theory]
    [InlineData(null, "complete", """{"n":1.50}""", null)]
    [InlineData(1, "errored", null, "Error: once")]
    [InlineData(2, "complete", """{"n":1.50}""", null)]
    public async Task The_local_engine_reads_the_step_from_its_instance(
        int? attempt, string status, string? json, string? error)
    {
        Service service = Service.LocalInTurn(() => Answers.Result(Local));

        StepResult? result = await service.Local.Steps.GetAsync(
            new StepAddress(s_step with { Name = "a-1" }, attempt), () => Stream.Null,
            TestContext.Current.CancellationToken);

        Assert.Equal((status, json, error), (result!.Status, result.OutputJson, result.Error?.ToString()));
        Assert.Equal(["GET workflows/w/instances/i%2F1"], service.Lines);
    }

    [Theory]
    [InlineData("a-1", 3)]
    [InlineData("b-1", null)]
    public async Task A_step_that_the_local_engine_does_not_have_is_not_found(string name, int? attempt)
    {
        Service service = Service.LocalInTurn(() => Answers.Result(Local));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => service.Local.Steps.GetAsync(
            new StepAddress(s_step with { Name = name }, attempt), () => Stream.Null,
            TestContext.Current.CancellationToken));

        Assert.Equal(CloudflareErrorKind.NotFound, failure.Kind);
    }
}
