using System;
using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public sealed class ReadTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void Reading_by_id_returns_the_full_object()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $null = New-CfWorkflowInstance orders -Id {{id}} -Params @{ orderId = 'A-7' } | Wait-CfWorkflowInstance
            Get-CfWorkflowInstance orders {{id}} | ForEach-Object {
                $_.Id; $_.WorkflowName; $_.AccountId; $_.Status; $_.StepCount; $_.Params.orderId; $_.Output.order.items
            }
            """);

        Assert.Equal([id, "orders", "local", "complete", 4, "A-7", 2L], values);
    }

    [Fact]
    public void Times_are_local_and_in_order()
    {
        object?[] values = Shell.Values($$"""
            $null = New-CfWorkflowInstance orders -Id {{NewId()}} | Wait-CfWorkflowInstance -OutVariable ended
            $ended | Get-CfWorkflowInstance | ForEach-Object {
                $_.CreatedOn.Kind; $_.StartedOn.Kind; $_.EndedOn.Kind
                $_.CreatedOn -le $_.StartedOn -and $_.StartedOn -lt $_.EndedOn
                $_.Duration -eq $_.EndedOn - $_.StartedOn
            }
            """);

        Assert.Equal([DateTimeKind.Local, DateTimeKind.Local, DateTimeKind.Local, true, true], values);
    }

    [Fact]
    public void An_errored_instance_has_its_error()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance flaky -Id {{NewId()}} -Params @{ failures = 9 } | Wait-CfWorkflowInstance |
                Get-CfWorkflowInstance | ForEach-Object { $_.Status; $_.Error.Name; $null -eq $_.Output }
            """);

        Assert.Equal(["errored", "Error", true], values);
    }

    [Fact]
    public void Values_that_the_engine_does_not_send_are_null()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance echo -Id {{NewId()}} | Get-CfWorkflowInstance |
                ForEach-Object { $_.Trigger; $_.VersionId; $_.Rollback }
            """);

        Assert.Equal([null, null, null], values);
    }

    [Fact]
    public void Unknown_ids_are_errors_and_the_others_are_returned()
    {
        (string known, string unknown) = (NewId(), NewId());

        ShellResult result = Shell.Run($$"""
            $null = New-CfWorkflowInstance echo -Id {{known}}
            Get-CfWorkflowInstance echo -Id {{unknown}}, {{known}} | ForEach-Object Id
            """);

        Assert.Equal([known], result.Values);
        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(unknown, result.Errors.Single().TargetObject?.ToString());
    }

    /// <summary>Ids of scheduled instances contain such characters. An id that is not sent as one segment would reach another
    /// route, with another response.</summary>
    [Theory]
    [InlineData("a b")]
    [InlineData("*")]
    [InlineData("a/b")]
    [InlineData("cron-*/5 * * * *-1")]
    public void An_id_is_one_segment_of_the_path(string id)
    {
        ShellResult result = Shell.Run($"Get-CfWorkflowInstance haunted -Id '{id}'");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_filter_with_an_id_is_rejected()
    {
        ShellResult result = Shell.Run($"Get-CfWorkflowInstance echo -Id {NewId()} -Status complete");

        Assert.Equal(["FilterWithId"], result.ErrorIds);
        Assert.Empty(result.Output);
    }
}
