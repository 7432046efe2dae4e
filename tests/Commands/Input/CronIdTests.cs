using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>The id of a scheduled instance contains spaces, asterisks, slashes, commas and a number sign. Each command uses
/// it literally, as a parameter or piped.</summary>
public sealed class CronIdTests : ConnectedTest
{
    private const string Cron = "*/5 0,12 * * 1#2-9";
    private const string Path = "w/instances/%2A%2F5%200%2C12%20%2A%20%2A%201%232-9";

    /// <summary>A command, its arguments after the workflow and the id, and the request.</summary>
    public static TheoryData<string, string, string> Commands => new()
    {
        { "Get-CfWorkflowInstance", "", $"GET {Path}" },
        { "Get-CfWorkflowStep", "", $"GET {Path}" },
        { "Get-CfWorkflowStep", "-Name load-1 -FullOutput", $"GET {Path}/step" },
        { "Copy-CfWorkflowInstance", "-WhatIf", $"GET {Path}" },
        { "Stop-CfWorkflowInstance", "", $"PATCH {Path}/status" },
        { "Suspend-CfWorkflowInstance", "", $"PATCH {Path}/status" },
        { "Resume-CfWorkflowInstance", "", $"PATCH {Path}/status" },
        { "Restart-CfWorkflowInstance", "", $"PATCH {Path}/status" },
        { "Restart-CfWorkflowInstance", "-FromStep load", $"PATCH {Path}/status" },
        { "Send-CfWorkflowEvent", "-Type e", $"POST {Path}/events/e" },
        { "Remove-CfWorkflowInstance", "", $"DELETE {Path}" },
        { "Wait-CfWorkflowInstance", "-Status waiting", $"GET {Path}" },
        { "Watch-CfWorkflowInstance", "| Select-First 1", $"GET {Path}/subscribe" },
    };

    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed()
    {
        CommandCalls.Seed(Server.Account);
        _ = Server.Account.AddInstance("w", new InstanceSetup
        {
            Id = Cron,
            CreatedOn = Server.Account.Now.AddMinutes(-1),
            Trigger = TriggerSource.Cron,
            Schedule = "*/5 0,12 * * 1#2",
        });
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_scheduled_id_can_be_a_parameter(string command, string arguments, string sent)
    {
        _ = Shell.Values($"{command} w '{Cron}' {arguments}");

        Assert.Equal(sent, Sent[^1]);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_scheduled_id_can_be_piped(string command, string arguments, string sent)
    {
        _ = Shell.Values($"Get-CfWorkflowInstance w | Where-Object Trigger -eq cron | {command} {arguments}");

        Assert.Equal(sent, Sent[^1]);
    }

    [Fact]
    public void Batches_send_a_scheduled_id_unchanged()
    {
        for (int number = 0; number < 30; number++)
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup { Id = $"i-{number}" });
        }

        _ = Shell.Values("Get-CfWorkflowInstance w | Stop-CfWorkflowInstance; Get-CfWorkflowInstance w | Remove-CfWorkflowInstance");

        JsonNode[] bodies =
            [.. Server.Requests.Where(request => request.Method == "POST").Select(request => JsonNode.Parse(request.Body)!)];
        Assert.Equal(2, bodies.Length);
        Assert.Contains(Cron, bodies[0].AsArray().Select(id => (string)id!));
        Assert.Contains(Cron, bodies[1]["instances"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(0, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void A_new_instance_cannot_have_a_scheduled_id()
    {
        Assert.Equal(["ParameterArgumentValidationError"], Shell.Run($"New-CfWorkflowInstance w '{Cron}'").ErrorIds);
        Assert.Empty(Sent);
    }

    [Fact]
    public void A_scheduled_instance_that_failed_is_grouped()
    {
        const string Failed = "*/5 0,12 * * 1#2-10";
        _ = Server.Account.AddInstance("w", new InstanceSetup
        {
            Id = Failed,
            Script = new StepScriptBuilder().Do(new DoStep("load") { Failures = int.MaxValue }).Build(),
            CreatedOn = Server.Account.Now.AddDays(-1),
        });

        object?[] ids = Shell.Values($"""
            (Group-CfWorkflowError w '{Failed}').Id
            (Get-CfWorkflowInstance w -Status errored | Group-CfWorkflowError).Id
            """);

        Assert.Equal([Failed, Failed], ids);
    }

    [Fact]
    public void Every_command_with_an_instance_is_covered() => CommandCalls.AssertCovers(
        Shell, [.. Commands.Select(row => row.Data.Item1), "New-CfWorkflowInstance", "Group-CfWorkflowError"], "InstanceId");
}
