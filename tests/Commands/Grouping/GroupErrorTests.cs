using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Grouping;

/// <summary>Group-CfWorkflowError: what it reads, and what it returns.</summary>
public sealed class GroupErrorTests : ConnectedTest
{
    private const string Show = "ForEach-Object { \"$($_.Count) $($_.WorkflowName) $($_.StepName) $_\" }";

    private static readonly string[] s_groups =
    [
        "3 orders charge card NonRetryableError: card gateway answered 402 for order <n>",
        "1 orders charge card NonRetryableError: card gateway answered 503 for order <n>",
        "1 refunds charge card NonRetryableError: card gateway answered 402 for order <n>",
    ];

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("orders", new WorkflowSetup { Script = new StepScriptBuilder().Do("load").Build() });
        _ = Server.Account.AddWorkflow("refunds");
        Add("orders", "a", "card gateway answered 402 for order 17", 1);
        Add("orders", "b", "card gateway answered 402 for order 18", 2);
        Add("orders", "c", "card gateway answered 402 for order 19", 3);
        Add("orders", "d", "card gateway answered 503 for order 20", 4);
        Add("refunds", "a", "card gateway answered 402 for order 17", 0);
        foreach (string id in new[] { "good-1", "good-2" })
        {
            _ = Server.Account.AddInstance("orders", new InstanceSetup { Id = id, CreatedOn = s_start.AddHours(-1) });
        }
    }

    [Fact]
    public void A_listed_instance_is_read_only_if_it_is_errored()
    {
        _ = Shell.Values("$listed = Get-CfWorkflow | Get-CfWorkflowInstance");
        Server.Requests.Clear();

        Assert.Equal(s_groups, Shell.Values($"$listed | Group-CfWorkflowError | {Show}"));
        Assert.Equal(
            ["GET orders/instances/a", "GET orders/instances/b", "GET orders/instances/c", "GET orders/instances/d", "GET refunds/instances/a"],
            Sent.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("$full")]
    [InlineData("$full + $full")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($full))")]
    [InlineData("$full | Group-CfWorkflowError")]
    public void Full_objects_need_no_request_and_no_connection(string input)
    {
        _ = Shell.Values("$full = @(Get-CfWorkflow | Get-CfWorkflowInstance -Detail); Disconnect-CfWorkflow");
        Server.Requests.Clear();

        Assert.Equal(s_groups, Shell.Values($"{input} | Group-CfWorkflowError | {Show}"));
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance orders | ForEach-Object { [pscustomobject]@{ WorkflowName = $_.WorkflowName; Id = $_.Id } }", 6)]
    [InlineData("Get-CfWorkflowInstance orders | ForEach-Object { [pscustomobject]@{ WorkflowName = $_.WorkflowName; Id = $_.Id; Status = \"$($_.Status)\" } }", 4)]
    [InlineData("Get-CfWorkflowInstance orders | ForEach-Object { [pscustomobject]@{ WorkflowName = $_.WorkflowName; Id = $_.Id; Status = 'paid' } }", 6)]
    public void Rows_are_read_unless_their_status_says_otherwise(string input, int requests)
    {
        _ = Shell.Values($"$rows = @({input})");
        Server.Requests.Clear();

        Assert.Equal(s_groups[..2], Shell.Values($"$rows | Group-CfWorkflowError | {Show}"));
        Assert.Equal(requests, Server.Requests.Count);
    }

    [Fact]
    public void Ids_are_read_with_a_typed_workflow()
    {
        Assert.Equal(s_groups[..1], Shell.Values($"'a', 'b', 'c', 'a' | Group-CfWorkflowError orders | {Show}"));
        Assert.Equal(s_groups[..1], Shell.Values($"Group-CfWorkflowError orders -Id a, b, c | {Show}"));
        Assert.Equal(6, Server.Requests.Count);
    }

    [Fact]
    public void Nothing_in_and_nothing_errored_is_nothing_out()
    {
        Assert.Empty(Shell.Values("@() | Group-CfWorkflowError"));
        Assert.Empty(Shell.Values("Get-CfWorkflowInstance orders -Status complete | Group-CfWorkflowError"));
        Assert.Equal(["GET orders/instances"], Sent);
    }

    [Fact]
    public void An_instance_that_cannot_be_read_is_an_error_and_the_others_are_grouped()
    {
        _ = Shell.Values("$listed = Get-CfWorkflowInstance orders");
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 404, Code = 10201, Path = "*/instances/b", Times = int.MaxValue });

        ShellResult result = Shell.Run($"$listed | Group-CfWorkflowError | {Show}");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(["2" + s_groups[0][1..], s_groups[1]], result.Output.Select(line => $"{line}"));
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_returns_nothing_and_ends_all_requests()
    {
        _ = Shell.Values("$listed = Get-CfWorkflowInstance orders");
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Path = "*/instances/c", Times = int.MaxValue });

        using RunningScript running = Shell.Start("$listed | Group-CfWorkflowError");
        await fault.Reached.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        ShellResult result = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        await Task.WhenAll(Server.Requests.Select(request => request.Ended)).WaitAsync(TimeSpan.FromSeconds(10), Stop);
    }

    [Fact]
    public void Verbose_messages_tell_the_plan_before_the_requests()
    {
        _ = Shell.Values("$listed = Get-CfWorkflow | Get-CfWorkflowInstance");

        Assert.Equal(
            "5 errored instances, 0 of them full objects: 5 requests.", Shell.Run("$listed | Group-CfWorkflowError -Verbose").Verbose[0]);
        Assert.Equal(
            "5 errored instances, 0 of them full objects: 3 requests, for a sample of 2 of each workflow that has more.",
            Shell.Run("$listed | Group-CfWorkflowError -Sample 2 -Verbose").Verbose[0]);
    }

    [Theory]
    [InlineData("Get-CfWorkflow orders", "IdMissing")]
    [InlineData("Get-CfWorkflowContext", "InputObjectMissingMandatory")]
    [InlineData("@{ WorkflowName = 'orders'; Id = 'a' }", "InputObjectMissingMandatory")]
    public void Objects_that_are_no_instances_are_refused(string input, string errorId)
    {
        ShellResult result = Shell.Run($"{input} | Group-CfWorkflowError");

        Assert.Equal([errorId], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(Sent, request => request.Contains("/instances", StringComparison.Ordinal));
    }

    [Fact]
    public void An_instance_that_was_restarted_since_is_not_counted()
    {
        _ = Shell.Values("$listed = Get-CfWorkflowInstance orders -Status errored; Restart-CfWorkflowInstance orders a");

        Assert.Equal(["2" + s_groups[0][1..], s_groups[1]], Shell.Values($"$listed | Group-CfWorkflowError | {Show}"));
    }

    [Fact]
    public void A_sample_limits_the_requests_and_marks_the_counts()
    {
        for (int index = 0; index < 96; index++)
        {
            Add("orders", $"more-{index}", index % 2 == 0 ? "address invalid" : "stock empty", 10 + index);
        }

        _ = Shell.Values("$listed = Get-CfWorkflow | Get-CfWorkflowInstance -Status errored");
        Server.Requests.Clear();

        object?[] groups = Shell.Values(
            "$listed | Group-CfWorkflowError -Sample 20 | ForEach-Object { \"$($_.Count) $($_.WorkflowName) $($_.IsEstimate) $($_.Id.Count)\" }");

        Assert.Equal(21, Server.Requests.Count);
        Assert.Equal(["50 orders True 10", "45 orders True 9", "5 orders True 1", "1 refunds False 1"], groups);
    }

    [Theory]
    [InlineData("$before")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($before))")]
    [InlineData("(Get-CfWorkflowInstance orders b)")]
    public void A_baseline_tells_what_is_new(string baseline)
    {
        _ = Shell.Values("$before = Get-CfWorkflowInstance orders b | Group-CfWorkflowError");

        Assert.Equal(
            ["3 False", "1 True"],
            Shell.Values($"Get-CfWorkflowInstance orders | Group-CfWorkflowError -Baseline ({baseline}) | ForEach-Object {{ \"$($_.Count) $($_.IsNew)\" }}"));
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("@()")]
    public void Everything_is_new_without_an_earlier_error(string baseline)
    {
        ShellResult result = Shell.Run(
            $"Get-CfWorkflowInstance orders | Group-CfWorkflowError -Baseline {baseline} | ForEach-Object IsNew");

        Assert.Equal([true, true], result.Output.Select(one => one!.BaseObject));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void A_baseline_of_another_workflow_is_a_warning()
    {
        ShellResult result = Shell.Run("""
            $before = Get-CfWorkflowInstance refunds a | Group-CfWorkflowError
            Get-CfWorkflowInstance orders | Group-CfWorkflowError -Baseline $before | ForEach-Object IsNew
            """);

        Assert.Equal([true, true], result.Output.Select(one => one!.BaseObject));
        _ = Assert.Single(result.Warnings);
    }

    [Fact]
    public void A_baseline_that_is_something_else_is_refused()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowInstance orders | Group-CfWorkflowError -Baseline (Get-CfWorkflow orders)");

        Assert.Equal(["BaselineUnfit"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Steps_messages_and_versions_can_be_ignored_or_distinguished()
    {
        _ = Shell.Values("$full = Get-CfWorkflowInstance orders -Detail");

        Assert.Equal(["4 orders charge card NonRetryableError"], Shell.Values($"$full | Group-CfWorkflowError -NoMessage | {Show}"));
        Assert.Equal(
            s_groups[..2].Select(line => line.Replace("charge card", "", StringComparison.Ordinal)),
            Shell.Values($"$full | Group-CfWorkflowError -NoStep | {Show}"));
        Assert.Equal([3, 1], Shell.Values("$full | Group-CfWorkflowError -ByVersion | ForEach-Object Count"));
    }

    [Theory]
    [InlineData("$group | Restart-CfWorkflowInstance -FromFailedStep")]
    [InlineData("$group.Group | Restart-CfWorkflowInstance -FromFailedStep")]
    [InlineData("$group | Get-CfWorkflowInstance | Restart-CfWorkflowInstance -FromFailedStep")]
    public void Exactly_the_instances_of_a_group_are_restarted(string script)
    {
        _ = Shell.Values("$group = @(Get-CfWorkflowInstance orders | Group-CfWorkflowError)[0]");
        Server.Requests.Clear();

        Assert.Empty(Shell.Run(script).Errors);
        Assert.Equal(
            ["PATCH orders/instances/a/status", "PATCH orders/instances/b/status", "PATCH orders/instances/c/status"],
            Sent.Where(request => request.StartsWith("PATCH", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private void Add(string workflow, string id, string message, int minute) => _ = Server.Account.AddInstance(workflow, new InstanceSetup
    {
        Id = id,
        CreatedOn = s_start.AddHours(-4).AddMinutes(minute),
        Script = new StepScriptBuilder().Do("load").Do(new DoStep("charge card")
        {
            Failures = int.MaxValue,
            IsNonRetryable = true,
            Error = new StepError("Error", message),
        }).Build(),
    });
}
