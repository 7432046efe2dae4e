using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>Signals to the program, at every stage.</summary>
public sealed class SignalTests : LiveTest
{
    // The clock of the account stands still, so this question has no instance to wait for.
    private const string Question = "default-page-size";

    public static TheoryData<string, string> Stages => new()
    {
        { "GET", "*/workers/scripts" },
        { "GET", "*/workflows" },
        { "PUT", "*/workers/scripts/*" },
        { "PUT", "*-echo" },
        { "PUT", "*-timed" },
        { "POST", "*/batch" },
        { "DELETE", "*-echo" },
        { "DELETE", "*/workers/scripts/*" },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Ctrl_C_leaves_nothing(string method, string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.StallInBody, Method = method, Path = path });
        await using LiveProcess process = Start();
        await fault.Reached.WaitAsync(Stop);

        await process.SignalAsync("INT");
        fault.Release();

        // Once the removal has begun, the answers are written, and a signal changes nothing.
        (int exitCode, string output, string error) = await process.EndAsync();
        Assert.Equal(method == "DELETE" ? ExitCode.Success : ExitCode.Interrupted, exitCode);
        Assert.Empty(error);
        Assert.Contains("Stopping.", output, StringComparison.Ordinal);
        Assert.Empty(await HeldAsync());
        Assert.Equal(method == "DELETE", File.Exists(AnswersPath));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task Other_signals_leave_nothing(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.StallInBody, Method = "POST", Path = "*/batch" });
        await using LiveProcess process = Start();
        await fault.Reached.WaitAsync(Stop);

        await process.SignalAsync(signal);

        Assert.Equal(ExitCode.Interrupted, (await process.EndAsync()).ExitCode);
        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task The_same_signal_twice_at_once_ends_the_questions_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Method = "DELETE", Path = "*-echo" });
        await using LiveProcess process = Start();
        await fault.Reached.WaitAsync(Stop);

        await process.SignalAsync("TERM");
        await process.SignalAsync("TERM");
        fault.Release();

        Assert.Equal(ExitCode.Success, (await process.EndAsync()).ExitCode);
        Assert.Empty(await HeldAsync());
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task An_output_that_fails_does_not_end_the_removal(string signal)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Linux has a device that is always full.");
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Method = "POST", Path = "*/batch" });
        await using LiveProcess process = LiveProcess.StartWithFullOutput(Environment, Arguments());
        await fault.Reached.WaitAsync(Stop);

        await process.SendAsync(signal);

        Assert.Equal(ExitCode.Interrupted, (await process.EndAsync()).ExitCode);
        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task A_second_signal_ends_the_removal_and_names_what_is_left()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Method = "DELETE", Path = "*-waiting" });
        await using LiveProcess process = Start();
        await fault.Reached.WaitAsync(Stop);

        await process.SignalAsync("INT");
        // Signals at once are one wish.
        while (!await process.EndsAfterAsync("INT"))
        {
            Assert.False(Stop.IsCancellationRequested);
        }

        (int exitCode, string output, _) = await process.EndAsync();
        Assert.Equal(ExitCode.Failure, exitCode);
        Assert.Contains("curl -X DELETE", output, StringComparison.Ordinal);
        Assert.Contains("-waiting\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain("-echo\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.ApiToken, output, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.AccountId, output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_killed_run_leaves_nothing_after_the_next_one(string method, string path)
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.StallInBody, Method = method, Path = path });
        await using (LiveProcess process = Start())
        {
            await fault.Reached.WaitAsync(Stop);
            // Disposing kills it.
        }

        Server.Faults.Clear();
        Assert.True(method == "GET" || (await HeldAsync()).Length > 0 || path.Contains("scripts", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Success, await RunAsync(Question));

        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task The_plan_is_printed_without_a_request()
    {
        await using LiveProcess process = Start("--plan");

        (int exitCode, string output, _) = await process.EndAsync();
        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Contains("Requests:  at most ", output, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.ToArray());
    }

    [Theory]
    [InlineData("--only", "no-such-question")]
    [InlineData("--base-uri", "https://example.com/client/v4")]
    [InlineData("--poll-milliseconds", "-1")]
    [InlineData("--poll-milliseconds", "abc")]
    [InlineData("--only", "--plan")]
    public async Task A_wrong_option_is_named(string option, string value)
    {
        await using LiveProcess process = Start(option, value);

        (int exitCode, _, string error) = await process.EndAsync();
        Assert.Equal(ExitCode.Input, exitCode);
        Assert.Contains(value is "-1" or "--plan" ? option : value, error, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.ToArray());
    }

    private System.Collections.Generic.Dictionary<string, string> Environment => new()
    {
        ["CLOUDFLARE_API_TOKEN"] = Server.ApiToken,
        ["CLOUDFLARE_ACCOUNT_ID"] = Server.AccountId,
    };

    private LiveProcess Start(params string[] arguments) => LiveProcess.Start(Environment, Arguments(arguments));

    private string[] Arguments(params string[] arguments)
    {
        string[] address = arguments is ["--base-uri", ..] ? [] : ["--base-uri", Server.BaseAddress.AbsoluteUri];
        string[] only = arguments is ["--only", ..] ? [] : ["--only", Question];
        return [.. arguments, .. address, .. only, "--output", AnswersPath];
    }
}
