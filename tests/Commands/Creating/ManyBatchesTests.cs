using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Creating;

/// <summary>Several batches are sent concurrently, and the output keeps its order. The workflow limit is 100 a second, so
/// there are several workflows.</summary>
public sealed class ManyBatchesTests : ConnectedTest
{
    private const int Workflows = 8;

    private const string Create =
        "$inputs = 0..799 | ForEach-Object { [pscustomobject]@{ WorkflowName = \"w$([int][Math]::Floor($_ / 100))\"; Id = \"i$_\" } };"
        + "$inputs | New-CfWorkflowInstance";

    // The time for the server to notice a closed connection on a machine under load.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    private static string[] AllIds { get; } = [.. Enumerable.Range(0, 800).Select(Id)];

    [Fact]
    public void Batches_of_100_take_one_request_each_and_keep_order()
    {
        ShellResult result = Shell.Run($"$({Create}).Id");

        Assert.Empty(result.Errors);
        Assert.Equal(AllIds, result.Output.Select(id => id?.BaseObject));
        Assert.Equal(Workflows, Sent.Length);
    }

    [Fact]
    public async Task Batches_are_sent_before_the_first_response()
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Path = "*/w0/*" });
        using RunningScript running = Shell.Start($"$({Create}).Id");

        await Server.Requests.Arrival(4).WaitAsync(s_timeout, Stop);
        fault.Release();
        ShellResult result = await running.End.WaitAsync(s_timeout, Stop);

        Assert.Equal(AllIds, result.Output.Select(id => id?.BaseObject));
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing)]
    [InlineData(FaultKind.CutBeforeActing)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.InternalError)]
    [InlineData(FaultKind.TooManyRequests)]
    public void Transient_failures_lose_and_duplicate_no_input(FaultKind kind)
    {
        _ = Server.Faults.Add(new Fault { Kind = kind, Path = "*/w2/*", Method = "POST" });
        _ = Server.Faults.Add(new Fault { Kind = kind, Path = "*/w3/*", Method = "POST" });

        ShellResult result = Shell.Run($"$({Create}).Id");

        Assert.Empty(result.Errors);
        Assert.Equal(AllIds, result.Output.Select(id => id?.BaseObject));
        Assert.All(Enumerable.Range(0, Workflows), number => Assert.Equal(100, Server.Account.CountInstances($"w{number}")));
    }

    [Fact]
    public void A_failed_batch_is_an_error_for_each_of_its_inputs()
    {
        _ = Server.Faults.Add(new Fault
        {
            Kind = FaultKind.Error,
            Path = "*/w3/*",
            StatusCode = 403,
            Code = 10000,
            Times = int.MaxValue,
        });

        ShellResult result = Shell.Run($"$({Create}).Id");

        Assert.Equal(AllIds[300..400], result.Errors.Select(error => error.TargetObject));
        Assert.All(result.ErrorIds, id => Assert.Equal("PermissionDenied", id));
        Assert.Equal(AllIds.Except(AllIds[300..400]), result.Output.Select(id => id?.BaseObject));
    }

    [Fact]
    public async Task Ctrl_C_leaves_no_request_running()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Times = int.MaxValue });
        using RunningScript running = Shell.Start(Create);
        await Server.Requests.Arrival(4).WaitAsync(s_timeout, Stop);

        ShellResult result = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, result.State);
        await Task.WhenAll(Server.Requests.Select(request => request.Ended)).WaitAsync(s_timeout, Stop);
        Assert.All(Server.Requests, request => Assert.Null(request.StatusCode));
    }

    [Fact]
    public void Deletions_are_reported_individually()
    {
        _ = Server.Account.AddInstances("w0", AllIds.Except(["i150", "i640"]).Select(id => new InstanceSetup { Id = id }));

        ShellResult result = Shell.Run("0..799 | ForEach-Object { \"i$_\" } | ForEach-Object {"
            + " [pscustomobject]@{ WorkflowName = 'w0'; Id = $_ } } | Remove-CfWorkflowInstance");

        Assert.Equal(["i150", "i640"], result.Errors.Select(error => error.TargetObject));
        Assert.Equal(8, Sent.Length);
        Assert.Equal(0, Server.Account.CountInstances("w0"));
    }

    protected override void Seed()
    {
        for (int number = 0; number < Workflows; number++)
        {
            _ = Server.Account.AddWorkflow($"w{number}");
        }
    }

    private static string Id(int number) => "i" + number.ToString(CultureInfo.InvariantCulture);
}
