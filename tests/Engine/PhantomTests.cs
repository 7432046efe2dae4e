using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>The engine creates an empty file for every id that is read, and then lists it, newest first and without status or
/// time. Only this class uses `haunted`.</summary>
public sealed class PhantomTests : EngineTest
{
    private readonly string _real = NewId();

    public PhantomTests(EngineFixture engine)
        : base(engine)
    {
        ShellResult haunting = Shell.Run($"""
            $null = New-CfWorkflowInstance haunted -Id {_real} | Wait-CfWorkflowInstance
            Get-CfWorkflowInstance haunted -Id {NewId()}, {NewId()}
            """);
        Assert.Equal(["NotFound", "NotFound"], haunting.ErrorIds);
    }

    [Fact]
    public void Phantoms_are_never_returned()
    {
        object?[] values = Shell.Values($$"""
            $listed = Get-CfWorkflowInstance haunted
            $listed.Id -contains '{{_real}}'
            $listed | Where-Object { $_.Status -ne 'complete' -or $null -eq $_.CreatedOn } | ForEach-Object Id
            """);

        Assert.Equal([true], values);
    }

    [Fact]
    public void Phantoms_do_not_count_for_Newest()
    {
        Assert.Equal([_real], Shell.Values("Get-CfWorkflowInstance haunted -Newest 1 | ForEach-Object Id"));
    }

    [Fact]
    public void A_list_with_details_does_not_read_phantoms()
    {
        Assert.Contains(_real, Shell.Values("Get-CfWorkflowInstance haunted -Detail | ForEach-Object Id"));
    }

    [Fact]
    public void A_filtered_list_contains_no_phantoms()
    {
        object?[] ids = Shell.Values("""
            $yesterday = [datetime]::Now.AddDays(-1)
            Get-CfWorkflowInstance haunted -Status complete -After $yesterday | ForEach-Object Id
            """);

        Assert.Contains(_real, ids);
    }

    [Fact]
    public void The_workflow_can_still_be_read()
    {
        Assert.Equal(["haunted"], Shell.Values("Get-CfWorkflow haunted | ForEach-Object Name"));
    }
}
