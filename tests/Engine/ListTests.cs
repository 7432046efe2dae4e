using System;
using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Lists and their filters. Only this class creates instances of `listed`, and tests of a class run one by
/// one.</summary>
public class ListTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void The_newest_are_first()
    {
        string[] ids = CreateOneByOne(3);

        object?[] listed = Shell.Values("Get-CfWorkflowInstance listed -Newest 3 | ForEach-Object Id");

        Assert.Equal(ids.Reverse(), listed);
    }

    [Fact]
    public void Newest_returns_the_given_number()
    {
        string[] ids = CreateOneByOne(3);

        object?[] listed = Shell.Values("Get-CfWorkflowInstance listed -Newest 1 | ForEach-Object Id");

        Assert.Equal([ids[2]], listed);
    }

    [Fact]
    public void An_item_has_keys_and_times()
    {
        _ = CreateOneByOne(1);

        object?[] values = Shell.Values("""
            Get-CfWorkflowInstance listed -Newest 1 | ForEach-Object {
                $_.WorkflowName; $_.AccountId; $_.Status; $_.CreatedOn.Kind
                ([datetime]::Now - $_.CreatedOn).TotalMinutes -lt 5
            }
            """);

        Assert.Equal(["listed", "local", "complete", DateTimeKind.Local, true], values);
    }

    [Fact]
    public void After_and_before_are_inclusive()
    {
        string[] ids = CreateOneByOne(3);

        object?[] listed = Shell.Values($$"""
            $first, $middle, $last = Get-CfWorkflowInstance listed -Newest 3 | ForEach-Object CreatedOn
            Get-CfWorkflowInstance listed -After $middle | ForEach-Object { "after $($_.Id)" }
            Get-CfWorkflowInstance listed -After $last -Before $middle | ForEach-Object { "between $($_.Id)" }
            Get-CfWorkflowInstance listed -Before $last -Newest 1 | ForEach-Object { "before $($_.Id)" }
            """);

        Assert.Equal(
            [$"after {ids[2]}", $"after {ids[1]}", $"between {ids[1]}", $"between {ids[0]}", $"before {ids[0]}"],
            listed);
    }

    [Fact]
    public void Times_may_have_any_offset()
    {
        string[] ids = CreateOneByOne(1);

        object?[] listed = Shell.Values("""
            $newest = Get-CfWorkflowInstance listed -Newest 1
            $elsewhere = ([datetimeoffset]$newest.CreatedOn).ToOffset([timespan]::FromHours(5.5))
            Get-CfWorkflowInstance listed -After $elsewhere | ForEach-Object Id
            """);

        Assert.Equal(ids, listed);
    }

    [Fact]
    public void A_span_without_instances_is_empty()
    {
        Assert.Empty(Shell.Values("Get-CfWorkflowInstance listed -Before ([datetime]::Now.AddYears(-1))"));
    }

    [Fact]
    public void Detail_returns_full_objects()
    {
        string[] ids = CreateOneByOne(2);

        object?[] listed = Shell.Values(
            "Get-CfWorkflowInstance listed -Newest 2 -Detail | ForEach-Object { \"$($_.Id) $($_.Output.number)\" }");

        Assert.Equal([$"{ids[1]} 2", $"{ids[0]} 1"], listed);
    }

    [Fact]
    public void An_unknown_workflow_is_not_found()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowInstance nothing");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    /// <summary>Creates instances with different creation times: each ends before the next starts.</summary>
    private string[] CreateOneByOne(int count)
    {
        string[] ids = [.. Enumerable.Range(1, count).Select(_ => NewId())];
        _ = Shell.Values($$"""
            $number = 0
            '{{string.Join("', '", ids)}}' | ForEach-Object {
                $number++
                New-CfWorkflowInstance listed -Id $_ -Params @{ number = $number } | Wait-CfWorkflowInstance
            }
            """);
        return ids;
    }
}
