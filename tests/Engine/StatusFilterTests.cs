using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Lists filtered by status. Only this class creates instances of `filtered`, which fails as often as
/// requested.</summary>
public sealed class StatusFilterTests : EngineTest
{
    private readonly string _first = NewId();
    private readonly string _failed = NewId();
    private readonly string _last = NewId();

    public StatusFilterTests(EngineFixture engine)
        : base(engine)
    {
        _ = Shell.Values($$"""
            function Start-One($id, $failures) {
                New-CfWorkflowInstance filtered -Id $id -Params @{ failures = $failures } | Wait-CfWorkflowInstance
            }
            Start-One {{_first}} 0
            Start-One {{_failed}} 9
            Start-One {{_last}} 0
            """);
    }

    [Theory]
    [InlineData("errored")]
    [InlineData("ERRORED")]
    public void A_status_filter_ignores_case(string status)
    {
        object?[] values = Shell.Values($$"""
            $listed = Get-CfWorkflowInstance filtered -Status {{status}}
            $listed[0].Id
            $listed | Where-Object Status -cne errored
            """);

        Assert.Equal([_failed], values);
    }

    [Fact]
    public void Several_statuses_give_one_list_newest_first()
    {
        object?[] ids = Shell.Values(
            "Get-CfWorkflowInstance filtered -Status errored, complete -Newest 3 | ForEach-Object Id");

        Assert.Equal([_last, _failed, _first], ids);
    }

    [Fact]
    public void A_status_unknown_to_the_engine_matches_nothing()
    {
        Assert.Empty(Shell.Values("Get-CfWorkflowInstance filtered -Status rollingBack"));
    }

    [Fact]
    public void Newest_counts_after_the_filter()
    {
        object?[] ids = Shell.Values("Get-CfWorkflowInstance filtered -Status errored -Newest 1 | ForEach-Object Id");

        Assert.Equal([_failed], ids);
    }

    [Fact]
    public void An_invalid_status_is_rejected()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowInstance filtered -Status done -Verbose");

        Assert.Equal(["ParameterArgumentTransformationError"], result.ErrorIds);
        Assert.Empty(result.Verbose);
    }
}
