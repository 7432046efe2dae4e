using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Lifecycle;

/// <summary>Instances restart from the beginning or from a step.</summary>
public sealed class RestartTests : ConnectedTest
{
    private const string Look = "GET w/instances/failed";
    private const string Change = "PATCH w/instances/failed/status";

    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder()
            .Do("charge").Do("charge")
            .Sleep("nap", TimeSpan.FromSeconds(1)).Do("nap")
            .WaitForEvent("paid", "paid", TimeSpan.FromSeconds(5))
            .Build();
        StepScript declined = new StepScriptBuilder()
            .Do("reserve")
            .Do(new DoStep("charge") { Failures = int.MaxValue, IsNonRetryable = true, SucceedsAfterRestart = true })
            .Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "failed", CreatedOn = s_start.AddHours(-1) });
        _ = Server.Account.AddInstance(
            "w", new InstanceSetup { Id = "declined", Script = declined, CreatedOn = s_start.AddHours(-1) });
    }

    [Fact]
    public void A_full_restart_takes_one_request()
    {
        Assert.Empty(Shell.Values("Restart-CfWorkflowInstance w failed"));

        Assert.Equal([Change], Sent);
        Assert.Equal("""{"status":"restart"}""", Server.Requests.Single().Body);
    }

    /// <summary>A step in the user's form, and in the service's form: the code name, a count, and the service's term for the
    /// type.</summary>
    [Theory]
    [InlineData("-FromStep charge", """{"name":"charge","count":1,"type":"do"}""")]
    [InlineData("-FromStep charge-2", """{"name":"charge","count":2,"type":"do"}""")]
    [InlineData("-FromStep charge -Occurrence 2", """{"name":"charge","count":2,"type":"do"}""")]
    [InlineData("-FromStep nap -StepType sleep", """{"name":"nap","count":1,"type":"sleep"}""")]
    [InlineData("-FromStep nap -StepType step", """{"name":"nap","count":1,"type":"do"}""")]
    [InlineData("-FromStep nap-1 -StepType step", """{"name":"nap","count":1,"type":"do"}""")]
    [InlineData("-FromStep paid -StepType WAITFOREVENT", """{"name":"paid","count":1,"type":"waitForEvent"}""")]
    [InlineData("-FromFailedStep", """{"name":"paid","count":1,"type":"waitForEvent"}""")]
    public void A_step_is_looked_up_and_sent_with_the_services_name(string arguments, string from)
    {
        _ = Shell.Values($"Restart-CfWorkflowInstance w failed {arguments}");

        Assert.Equal([Look, Change], Sent);
        Assert.Equal(from, JsonNode.Parse(Server.Requests[1].Body)!["from"]!.ToJsonString());
    }

    [Theory]
    [InlineData("-FromStep refund", "NoSuchStep")]
    [InlineData("-FromStep charge -Occurrence 3", "NoSuchStep")]
    [InlineData("-FromStep charge-1 -Occurrence 1", "NoSuchStep")]
    [InlineData("-FromStep paid -StepType step", "NoSuchStep")]
    public void A_step_not_yet_reached_is_an_error_and_restarts_nothing(string arguments, string error)
    {
        ShellResult result = Shell.Run($"Restart-CfWorkflowInstance w failed {arguments}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Equal(["failed"], result.Targets);
        Assert.Equal([Look], Sent);
    }

    [Theory]
    [InlineData("-FromStep charge -FromFailedStep", "AmbiguousParameterSet")]
    [InlineData("-Occurrence 2", "MissingMandatoryParameter")]
    [InlineData("-FromStep charge -Occurrence 0", "ParameterArgumentValidationError")]
    [InlineData("-FromStep charge -StepType do", "ParameterArgumentValidationError")]
    [InlineData("-FromStep ''", "ParameterArgumentValidationError")]
    public void Conflicting_parameters_are_rejected(string arguments, string error)
    {
        ShellResult result = Shell.Run($"Restart-CfWorkflowInstance w failed {arguments}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(Sent);
    }

    [Fact]
    public void Each_instance_restarts_from_its_own_failed_step()
    {
        object?[] seen = Shell.Values("""
            Get-CfWorkflowInstance w -Status errored | Restart-CfWorkflowInstance -FromFailedStep -PassThru |
                ForEach-Object { "$($_.Id) $($_.Status)" }
            """);

        Assert.Equal(["declined queued", "failed queued"], seen.Cast<string>().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["""{"name":"charge","count":1,"type":"do"}""", """{"name":"paid","count":1,"type":"waitForEvent"}"""],
            Server.Requests.Where(request => request.Method == "PATCH")
                .OrderBy(request => request.Path, StringComparer.Ordinal)
                .Select(request => JsonNode.Parse(request.Body)!["from"]!.ToJsonString()));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["complete"], Shell.Values("(Get-CfWorkflowInstance w declined).Status"));
    }

    [Fact]
    public void Each_instance_takes_one_read_and_one_change_in_input_order()
    {
        string[] ids = [.. Enumerable.Range(0, 20).Select(number => $"many-{number}")];
        foreach (string id in ids)
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup { Id = id, CreatedOn = s_start.AddHours(-1) });
        }

        Shell.Set("ids", ids);
        object?[] seen = Shell.Values(
            "$ids | Restart-CfWorkflowInstance w -FromStep charge -PassThru | ForEach-Object Id");

        Assert.Equal(ids, seen);
        Assert.Equal(20, Server.Requests.Count(request => request.Method == "PATCH"));

        // One read before, and one for -PassThru.
        Assert.Equal(40, Server.Requests.Count(request => request.Method == "GET"));
    }

    [Fact]
    public void WhatIf_reads_and_changes_nothing()
    {
        ShellResult result = Shell.Run("'failed', 'declined' | Restart-CfWorkflowInstance w -FromFailedStep -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Equal(["GET w/instances/declined", Look], Sent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_step_not_yet_reached_does_not_block_other_instances()
    {
        ShellResult result = Shell.Run("'failed', 'none', 'declined' | Restart-CfWorkflowInstance w -FromStep nap -StepType sleep");

        Assert.Equal(["NotFound", "NoSuchStep"], result.ErrorIds);
        Assert.Equal(["none", "declined"], result.Targets);
        Assert.Single(Sent, line => line.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing)]
    [InlineData(FaultKind.InternalError)]
    [InlineData(FaultKind.EmptyBody)]
    public void An_instance_that_may_have_restarted_is_not_restarted_again(FaultKind kind)
    {
        _ = Server.Faults.Add(new Fault { Kind = kind, Method = "PATCH" });

        Assert.Equal(["OutcomeUnknown"], Shell.Run("Restart-CfWorkflowInstance w failed").ErrorIds);
        Assert.Equal([Change], Sent);
    }
}
