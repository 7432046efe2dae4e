using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>A run leaves nothing behind, also if it fails.</summary>
public sealed class RemovalTests : LiveTest
{
    private const string Question = "instance-order";

    [Fact]
    public async Task A_run_leaves_nothing()
    {
        Assert.Equal(ExitCode.Success, await RunAsync(Question));

        Assert.Empty(await HeldAsync());
        Assert.Contains(Server.Requests.ToArray(), request => request.Method == "PUT" && request.Path.Contains("/workers/scripts/cfwlive-", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PUT", "*/workers/scripts/*")]
    [InlineData("PUT", "*/workflows/*")]
    [InlineData("POST", "*/instances")]
    public async Task A_run_whose_requests_fail_leaves_nothing(string method, string path)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.InternalError, Method = method, Path = path, Times = 1_000 });

        _ = await Record.ExceptionAsync(() => RunAsync(Question));

        Assert.Empty(await HeldAsync());
    }

    [Theory]
    [InlineData("PUT", "*/workers/scripts/*")]
    [InlineData("PUT", "*/workflows/*")]
    public async Task What_was_created_without_a_response_is_deleted(string method, string path)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Method = method, Path = path, Times = 1_000 });

        _ = await Record.ExceptionAsync(() => RunAsync(Question));

        Assert.Empty(await HeldAsync());
    }

    [Theory]
    [InlineData("GET", "*/workers/scripts")]
    [InlineData("GET", "*/workflows")]
    [InlineData("POST", "/graphql")]
    [InlineData("PUT", "*/workers/scripts/*")]
    [InlineData("PUT", "*-echo")]
    [InlineData("PUT", "*-timed")]
    [InlineData("POST", "*/instances")]
    [InlineData("GET", "*/instances")]
    [InlineData("DELETE", "*-echo")]
    [InlineData("DELETE", "*/workers/scripts/*")]
    public async Task A_run_that_is_canceled_at_any_stage_leaves_nothing(string method, string path)
    {
        using CancellationTokenSource stop = new();
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.StallInBody, Method = method, Path = path });

        Task<int> run = RunAsync(Options with { Only = [Question] }, stop: stop.Token);
        await fault.Reached.WaitAsync(Stop);
        await stop.CancelAsync();
        fault.Release();
        _ = await Record.ExceptionAsync(() => run);

        Assert.Empty(await HeldAsync());
        Assert.False(File.Exists(AnswersPath) && method != "DELETE");
    }

    [Fact]
    public async Task A_creation_that_is_under_way_is_awaited_before_the_removal()
    {
        using CancellationTokenSource stop = new();
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Method = "PUT", Path = "*/workers/scripts/*" });

        Task<int> run = RunAsync(Options with { Only = [Question] }, stop: stop.Token);
        await fault.Reached.WaitAsync(Stop);
        await stop.CancelAsync();
        fault.Release();

        Assert.Equal(ExitCode.Interrupted, await run);
        Assert.Equal(200, Assert.Single(Server.Requests.ToArray(), request => request.Method == "PUT").StatusCode);
        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task A_deletion_that_fails_for_a_while_is_repeated()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.InternalError, Method = "DELETE", Times = 20 });

        Assert.Equal(ExitCode.Success, await RunAsync(Question));

        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task What_cannot_be_deleted_is_named_with_its_command_and_deleted_by_the_next_run()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.InternalError, Method = "DELETE", Path = "*-echo", Times = 1_000 });

        Assert.Equal(ExitCode.Failure, await RunAsync(Question));

        string left = Assert.Single(await HeldAsync());
        Assert.Contains($"$CLOUDFLARE_ACCOUNT_ID/workflows/{left}\"", Output.ToString(), System.StringComparison.Ordinal);
        Assert.DoesNotContain(Server.ApiToken, Output.ToString(), System.StringComparison.Ordinal);
        Server.Faults.Clear();
        Assert.Equal(ExitCode.Success, await RunAsync(Question));
        Assert.Empty(await HeldAsync());
    }
}
