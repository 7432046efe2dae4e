using System.Threading.Tasks;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>A refusal for another reason than the one that is asked for is no answer.</summary>
public sealed class RefusalTests : LiveTest
{
    [Theory]
    [InlineData("duplicate-id-error", "POST", "*-echo/instances", 500, 10001, 1)]
    [InlineData("duplicate-id-error", "POST", "*-echo/instances", 403, 10000, 1)]
    [InlineData("invalid-id-error", "POST", "*-echo/instances", 503, 10001, 0)]
    [InlineData("cannot-terminate-error", "PATCH", "*/status", 500, 10001, 0)]
    [InlineData("subscribe-token-exists", "GET", "*/subscribe/token", 404, 10400, 0)]
    [InlineData("terminate-all-exists", "PUT", "*/instances/terminate", 404, 10200, 0)]
    [InlineData("delete-accepts-empty-body", "DELETE", "*-echo/instances/*", 400, 10404, 0)]
    public async Task A_refusal_for_another_reason_is_no_answer(
        string question, string method, string path, int status, int code, int skip)
    {
        _ = Server.Faults.Add(new Fault
        {
            Kind = FaultKind.Error,
            Method = method,
            Path = path,
            StatusCode = status,
            Code = code,
            Skip = skip,
            Times = 10,
        });

        Assert.Equal(ExitCode.Success, await RunAsync(question));

        ServiceAnswer answer = ReadAnswers().Answers[question];
        Assert.Null(answer.Answer);
        Assert.NotNull(answer.Unanswered);
    }

    [Fact]
    public async Task A_restart_that_the_list_shows_late_is_awaited()
    {
        Server.Behavior = new ServiceBehavior { RestartMovesCreatedOn = true };
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.NullResult, Method = "GET", Path = "*-failing/instances", Times = 2 });

        Assert.Equal(ExitCode.Success, await RunAsync("restart-moves-created-on"));

        Assert.True(ReadAnswers().Answers["restart-moves-created-on"].Answer?.GetBoolean());
    }
}
