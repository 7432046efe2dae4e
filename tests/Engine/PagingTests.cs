using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>More instances than a page holds (the engine's maximum is 100). Only this class creates instances of
/// `paged`.</summary>
public sealed class PagingTests(EngineFixture engine) : EngineTest(engine)
{
    private const int Count = 205;

    [Fact]
    public void All_pages_are_read_and_each_item_is_returned_once()
    {
        object?[] created = Shell.Values($$"""
            1..{{Count}} | ForEach-Object { [pscustomobject]@{ WorkflowName = 'paged'; Id = "p-$_" } } |
                New-CfWorkflowInstance | ForEach-Object Id
            """);
        Assert.Equal(Count, created.Length);

        object?[] listed = Shell.Values("Get-CfWorkflowInstance paged | ForEach-Object Id");
        Assert.Equal(created.Order(), listed.Order());

        // The engine has no order of instances that were created in the same millisecond.
        object?[] times = Shell.Values("Get-CfWorkflowInstance paged | ForEach-Object CreatedOn");
        Assert.Equal(times.Take(101), Shell.Values("Get-CfWorkflowInstance paged -Newest 101 | ForEach-Object CreatedOn"));

        object?[] ended = Shell.Values("Get-CfWorkflowInstance paged | Wait-CfWorkflowInstance | ForEach-Object Id");
        Assert.Equal(created.Order(), ended.Order());

        object?[] complete = Shell.Values("Get-CfWorkflowInstance paged -Status complete | ForEach-Object Id");
        Assert.Equal(created.Order(), complete.Order());
    }
}
