using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Defining;

/// <summary>A workflow is read, merged and sent with PUT.</summary>
public sealed class SetWorkflowTests : ConnectedTest
{
    private const string Whole =
        """{"script_name":"shop","class_name":"Billing","limits":{"steps":5000},"schedules":[{"cron":"0 3 * * *"}],"default_retention":{"success_retention":604800000,"error_retention":1209600000},"concurrency":{"limit":10}}""";

    /// <summary>Parameters, and how the body differs from the current settings: from, to.</summary>
    public static TheoryData<string, string, string> Typed => new()
    {
        { "-StepLimit 7", "\"steps\":5000", "\"steps\":7" },
        { "-StepLimit $null", "\"limits\":{\"steps\":5000},", "" },
        { "-ClassName Invoices", "Billing", "Invoices" },
        { "-ScriptName media -Force", "shop", "media" },
        { "-Schedule '0 4 * * *'", "0 3", "0 4" },
        { "-Schedule '0 4 * * *', '0 4 * * *'", "0 3", "0 4" },
        { "-Schedule @()", "{\"cron\":\"0 3 * * *\"}", "" },
        { "-Schedule $null", "{\"cron\":\"0 3 * * *\"}", "" },
        { "-SuccessRetention '2 days'", "604800000", "\"2 days\"" },
        { "-SuccessRetention 2.00:00:00", "604800000", "172800000" },
        { "-SuccessRetention $null", "\"success_retention\":604800000,", "" },
        { "-SuccessRetention $null -ErrorRetention $null",
            "\"default_retention\":{\"success_retention\":604800000,\"error_retention\":1209600000},", "" },
        { "-ConcurrencyLimit 3", "\"limit\":10", "\"limit\":3" },
        { "-ConcurrencyLimit $null", ",\"concurrency\":{\"limit\":10}", "" },
    };

    /// <summary>Input that changes nothing: current values, and empty piped values.</summary>
    public static TheoryData<string> Unchanging =>
    [
        "Set-CfWorkflow w",
        "Set-CfWorkflow w -StepLimit 5000 -ClassName Billing -ScriptName shop -Schedule '0 3 * * *' -ConcurrencyLimit 10",
        "Set-CfWorkflow w -SuccessRetention '7 days' -ErrorRetention '2 weeks'",
        "Get-CfWorkflow w | Set-CfWorkflow",
        "[pscustomobject]@{ Name = 'w'; StepLimit = ''; ClassName = ''; ScriptName = ''; Schedule = ''; SuccessRetention = ''; ErrorRetention = ''; ConcurrencyLimit = '' } | Set-CfWorkflow",
        "[pscustomobject]@{ Name = 'w'; StepLimit = $null; ClassName = $null; Schedule = @(); SuccessRetention = $null } | Set-CfWorkflow",
    ];

    public static TheoryData<string, string> Refused => new()
    {
        { "Set-CfWorkflow nope -StepLimit 5", "NotFound" },
        { "Set-CfWorkflow nope -ScriptName s", "NotFound" },
        { "Set-CfWorkflow w -ScriptName media", "OwnedByAnotherScript" },
        { "[pscustomobject]@{ Name = 'w'; ScriptName = 'media' } | Set-CfWorkflow", "OwnedByAnotherScript" },
        { "Set-CfWorkflow w -ScriptName media -WhatIf", "OwnedByAnotherScript" },
        { "Set-CfWorkflow w -StepLimit 0", "InvalidStepLimit" },
        { "Set-CfWorkflow w -StepLimit 25001", "InvalidStepLimit" },
        { "Set-CfWorkflow w -ConcurrencyLimit 0", "InvalidConcurrencyLimit" },
        { "Set-CfWorkflow w -Schedule ''", "InvalidSchedule" },
        { "Set-CfWorkflow w -Schedule ('x' * 257)", "InvalidSchedule" },
        { "Set-CfWorkflow w -ClassName $null", "InvalidClassName" },
        { "Set-CfWorkflow w -ScriptName ''", "InvalidScriptName" },
        { "Set-CfWorkflow w -SuccessRetention 7", "ParameterArgumentTransformationError" },
        { "[pscustomobject]@{ Name = 'w'; StepLimit = 'abc' } | Set-CfWorkflow", "ParameterArgumentTransformationError" },
        { "[pscustomobject]@{ Name = 'w'; StepLimit = 5, 6 } | Set-CfWorkflow", "ParameterArgumentTransformationError" },
        { "[pscustomobject]@{ Name = 'w'; StepLimit = 1.6 } | Set-CfWorkflow", "ParameterArgumentTransformationError" },
        { "[pscustomobject]@{ Name = 'w'; ConcurrencyLimit = $true } | Set-CfWorkflow", "ParameterArgumentTransformationError" },
        { "[pscustomobject]@{ Name = 'w'; ScriptName = @('a', 'b') } | Set-CfWorkflow", "ParameterArgumentTransformationError" },
        { "[pscustomobject]@{ Name = 'w'; ClassName = @{ a = 1 } } | Set-CfWorkflow", "ParameterArgumentTransformationError" },
        { "[pscustomobject]@{ Name = 'w'; Schedule = @{ a = 1 } } | Set-CfWorkflow", "ParameterArgumentTransformationError" },
        { "[pscustomobject]@{ Name = 'w'; Schedule = '0 3 * * *', @{ a = 1 } } | Set-CfWorkflow", "ParameterArgumentTransformationError" },
        { "[pscustomobject]@{ KeyName = 'k'; Limit = 1.6 } | New-CfWorkflowConcurrencyKey", "ParameterArgumentTransformationError" },
        { "Set-CfWorkflow w* -StepLimit 5", "ParameterArgumentValidationError" },
        { "Set-CfWorkflow settings -StepLimit 5", "ParameterArgumentValidationError" },
    };

    protected override void Seed() => _ = Server.Account.AddWorkflow("w", new WorkflowSetup
    {
        ScriptName = "shop",
        ClassName = "Billing",
        StepLimit = 5000,
        Schedules = ["0 3 * * *"],
        Retention = new Retention(TimeSpan.FromDays(7), TimeSpan.FromDays(14)),
        ConcurrencyLimit = 10,
    });

    [Theory]
    [MemberData(nameof(Typed))]
    public void Given_settings_are_set_or_removed_and_others_are_kept(string typed, string from, string to)
    {
        Assert.Empty(Shell.Values($"Set-CfWorkflow w {typed}"));

        Assert.Equal(["GET w", "GET w/versions", "PUT w"], Sent);
        Assert.Equal(Whole.Replace(from, to, StringComparison.Ordinal), Server.Requests[^1].Body);
    }

    [Theory]
    [MemberData(nameof(Unchanging))]
    public void Nothing_to_change_sends_nothing(string call)
    {
        Assert.Empty(Shell.Values(call));

        Assert.All(Server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Invalid_settings_are_reported_and_not_sent(string call, string error)
    {
        ShellResult result = Shell.Run(call);

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.All(Server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public void A_piped_setting_is_applied_to_each_workflow()
    {
        _ = Server.Account.AddWorkflow("v", new WorkflowSetup { ScriptName = "s" });

        _ = Shell.Values("""
            @([pscustomobject]@{ Name = 'w'; StepLimit = '8' }, [pscustomobject]@{ Name = 'v'; ConcurrencyLimit = 2 }) | Set-CfWorkflow
            """);

        Assert.Equal(8, Server.Account.FindWorkflow("w")!.Newest.StepLimit);
        Assert.Equal(10, Server.Account.FindWorkflow("w")!.Newest.ConcurrencyLimit);
        Assert.Equal((null, 2), (Server.Account.FindWorkflow("v")!.Newest.StepLimit, Server.Account.FindWorkflow("v")!.Newest.ConcurrencyLimit));
    }

    [Fact]
    public void A_workflow_is_created_from_script_and_class_and_read_again()
    {
        object? created = Shell.Values("Set-CfWorkflow new -ScriptName s -ClassName C -PassThru | ForEach-Object { $_.Name, $_.ScriptName, $_.Running -join ' ' }").Single();

        Assert.Equal("new s 0", created);
        Assert.Equal(["GET new", "PUT new", "GET new"], Sent);
        Assert.Equal("""{"script_name":"s","class_name":"C"}""", Server.Requests[1].Body);
    }

    [Fact]
    public void The_error_names_the_owner()
    {
        ShellResult result = Shell.Run("Set-CfWorkflow w -ScriptName media");

        Assert.Contains("'shop'", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["w"], result.Targets);
    }

    [Fact]
    public void A_lost_response_is_retried()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Method = "PUT", Path = "*/w" });

        _ = Shell.Values("Set-CfWorkflow w -StepLimit 9");

        Assert.Equal(["GET w", "GET w/versions", "PUT w", "PUT w"], Sent);
    }

    [Fact]
    public void Running_instances_of_a_removed_workflow_give_a_warning()
    {
        _ = Server.Account.AddInstances("w", Enumerable.Repeat(new Sandbox.Instances.InstanceSetup(), 500));
        _ = Shell.Values("Remove-CfWorkflow w -Confirm:$false");

        Assert.Single(Shell.Run("Set-CfWorkflow w -ScriptName s -ClassName C").Warnings);
    }
}
