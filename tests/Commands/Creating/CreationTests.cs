using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Creating;

/// <summary>An instance is created exactly once, even if responses are lost.</summary>
public sealed class CreationTests : ConnectedTest
{
    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed() => _ = Server.Account.AddWorkflow("w");

    [Fact]
    public void A_new_instance_can_be_piped_to_other_commands()
    {
        object?[] values = Shell.Values("""
            $instance = New-CfWorkflowInstance w -Id i -Params @{ a = 1 }
            $instance.Id
            $instance.WorkflowName
            $instance.AccountId
            $instance.Status
            $instance.GetType().Name
            """);

        Assert.Equal(["i", "w", Server.AccountId, "queued", "WorkflowInstance"], values);
        Assert.Equal("""{"a":1}""", Server.Account.FindInstance("w", "i")!.Params);
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing, "")]
    [InlineData(FaultKind.CutAfterActing, "-Id mine")]
    [InlineData(FaultKind.TruncatedBody, "")]
    [InlineData(FaultKind.TruncatedBody, "-Id mine")]
    [InlineData(FaultKind.CutBeforeActing, "-Id mine")]
    [InlineData(FaultKind.InternalError, "-Id mine")]
    public void A_lost_response_creates_no_duplicate(FaultKind kind, string id)
    {
        _ = Server.Faults.Add(new Fault { Kind = kind, Method = "POST" });

        object?[] ids = Shell.Values($"(New-CfWorkflowInstance w {id} -Params @{{ a = 1 }}).Id");

        Assert.Equal(1, Server.Account.CountInstances("w"));
        Assert.NotNull(Server.Account.FindInstance("w", (string)ids.Single()!));
    }

    [Fact]
    public void An_id_in_use_is_a_conflict_for_that_instance_only()
    {
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "b" });

        ShellResult result = Shell.Run("""
            'a', 'b', 'c' | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = $_ } } | New-CfWorkflowInstance
            """);

        Assert.Equal(["a", "c"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal(["Conflict"], result.ErrorIds);
        Assert.Equal(["b"], result.Targets);
    }

    [Fact]
    public void Each_id_in_use_is_an_error_and_the_hint_appears_once()
    {
        ShellResult result = Shell.Run("""
            $rows = 1..150 | ForEach-Object { @{ Id = "i-$_" } }
            $null = $rows | New-CfWorkflowInstance w
            $rows | New-CfWorkflowInstance w
            """);

        Assert.Equal(150, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.DoesNotContain('\n', error.ErrorDetails.Message));
        string?[] actions = [.. result.Errors.Select(error => error.ErrorDetails.RecommendedAction).Where(action => !string.IsNullOrEmpty(action))];
        Assert.Contains("-SkipExisting", Assert.Single(actions), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_in_use_before_a_lost_response_is_a_conflict()
    {
        _ = Server.Account.AddInstance("w", new InstanceSetup
        {
            Id = "old",
            CreatedOn = s_start.AddMinutes(-5),
            Params = """{"a":1}""",
        });
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Method = "POST" });

        ShellResult result = Shell.Run("New-CfWorkflowInstance w old -Params @{ a = 1 }");

        Assert.Equal(["Conflict"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_second_run_returns_the_same_instances()
    {
        object?[] values = Shell.Values("""
            $rows = 1..3 | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = "i-$_" } }
            $null = $rows | Select-First 2 | New-CfWorkflowInstance
            $rows | New-CfWorkflowInstance -SkipExisting | ForEach-Object { "$_ $($_.WorkflowName) $($_.Status)" }
            """);

        Assert.Equal(["i-1 w unknown", "i-2 w unknown", "i-3 w queued"], values);
        Assert.Equal(3, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void A_skipped_existing_instance_can_be_awaited()
    {
        ConnectSession("-MaximumRetryCount 1", Time);
        _ = Server.Account.AddInstance(
            "w", new InstanceSetup { Id = "done", CreatedOn = s_start.AddHours(-1) });

        object?[] statuses = Shell.Values("""
            (New-CfWorkflowInstance w done -SkipExisting | Wait-CfWorkflowInstance -TimeoutSec 0).Status
            """);

        Assert.Equal(["complete"], statuses);
    }

    [Fact]
    public void A_generated_id_is_new_each_time()
    {
        object?[] ids = Shell.Values("1..5 | ForEach-Object { (New-CfWorkflowInstance w).Id }");

        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(5, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void An_unknown_workflow_is_not_found()
    {
        ShellResult result = Shell.Run("New-CfWorkflowInstance nope -Id i");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Empty(result.Output);
    }
}
