using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Failing;

/// <summary>Transient failures are retried, up to the given count, with verbose messages.</summary>
public sealed class RetryTests : ConnectedTest
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed() => _ = Server.Account.AddWorkflow("w");

    [Fact]
    public void Two_failures_are_followed_by_a_third_attempt()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.InternalError, Path = "*/w", Times = 2 });

        ConnectSession("-MaximumRetryCount 2", ConnectionTime);

        Assert.Equal(["w"], Shell.Values("(Get-CfWorkflow w).Name"));
        Assert.Equal(["GET w", "GET w", "GET w"], Sent);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public void Attempts_stop_at_the_maximum_retry_count(int retries, int requests)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.InternalError, Path = "*/w", Times = 100 });

        ConnectSession($"-MaximumRetryCount {retries}", ConnectionTime);

        ShellResult result = Shell.Run("Get-CfWorkflow w");

        Assert.Equal(["ServiceUnavailable"], result.ErrorIds);
        Assert.Equal(requests, Sent.Count(line => line == "GET w"));
    }

    [Fact]
    public void Each_attempt_is_a_verbose_line()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.TooManyRequests, Path = "*/w", RetryAfter = "0" });

        ShellResult result = Shell.Run("Get-CfWorkflow w -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal(2, result.Verbose.Count(line =>
            line.StartsWith($"GET accounts/{Server.AccountId}/workflows/w", StringComparison.Ordinal)));
        Assert.Equal(3, result.Verbose.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Mon, 02 Nov 2026 08:00:00 GMT")]
    public void The_pause_follows_Retry_After(string retryAfter)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.TooManyRequests, Path = "*/w", RetryAfter = retryAfter });

        Assert.Equal(["w"], Shell.Values("(Get-CfWorkflow w).Name"));
        Assert.Equal(["GET w", "GET w"], Sent);
    }

    [Fact]
    public void A_long_block_is_reported_without_waiting()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.TooManyRequests, Path = "*/w", RetryAfter = "300" });

        ShellResult result = Shell.Run("Get-CfWorkflow w");

        Assert.Equal(["RateLimited"], result.ErrorIds);
        Assert.Equal(TimeSpan.FromSeconds(300), Property(result, "RetryAfter"));
        Assert.Equal(["GET w"], Sent);
    }

    [Theory]
    [InlineData(400, 10002, "RequestRefused")]
    [InlineData(401, 10000, "NotAuthenticated")]
    [InlineData(403, 10000, "PermissionDenied")]
    [InlineData(404, 10200, "NotFound")]
    [InlineData(409, 10402, "Conflict")]
    [InlineData(418, 4711, "RequestRefused")]
    public void Permanent_failures_are_not_retried(int status, int code, string error)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, Path = "*/w", StatusCode = status, Code = code });

        ShellResult result = Shell.Run("Get-CfWorkflow w");

        Assert.Equal([error], result.ErrorIds);
        Assert.Equal(["GET w"], Sent);
        Assert.Equal(status, Property(result, "StatusCode"));
        Assert.Equal(code, Property(result, "Code"));
        Assert.NotNull(Property(result, "RayId"));
    }

    [Fact]
    public async Task A_slow_response_times_out()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Path = "*/w" });
        ConnectSession("-RequestTimeoutSec 7 -MaximumRetryCount 0", Time);
        using RunningScript running = Shell.Start("Get-CfWorkflow w");
        await fault.Reached.WaitAsync(s_timeout, Stop);

        Time.Advance(TimeSpan.FromSeconds(7));
        ShellResult result = await running.End.WaitAsync(s_timeout, Stop);

        Assert.Equal(["TimedOut"], result.ErrorIds);
    }

    [Fact]
    public void FullyQualifiedErrorId_includes_the_command()
    {
        ShellResult result = Shell.Run("Get-CfWorkflow nope");

        Assert.Equal(
            "NotFound,CloudflareWorkflows.Commands.GetCfWorkflowCommand", result.Errors.Single().FullyQualifiedErrorId);
        Assert.Equal(["nope"], result.Targets);
    }

    private static object? Property(ShellResult result, string name)
    {
        Exception exception = result.Errors.Single().Exception;
        return exception.GetType().GetProperty(name)!.GetValue(exception);
    }
}
