using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public sealed class WorkflowTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void All_workflows_are_listed()
    {
        object?[] names = Shell.Values("Get-CfWorkflow | ForEach-Object Name");

        Assert.Equal(
            [
                "approval", "booking", "echo", "failing", "filtered", "flaky", "haunted", "listed", "long", "orders",
                "outputs", "paged", "stopped",
            ],
            names.Cast<string>().Order());
    }

    [Fact]
    public void A_workflow_has_keys_class_and_script()
    {
        object?[] values = Shell.Values("""
            Get-CfWorkflow orders | ForEach-Object {
                $_.Name; $_.WorkflowName; $_.AccountId; $_.ClassName; $_.ScriptName; "$_"
            }
            """);

        Assert.Equal(["orders", "orders", "local", "Orders", "engine-tests", "orders"], values);
    }

    [Fact]
    public void Values_that_the_engine_does_not_send_are_null()
    {
        object?[] values = Shell.Values(
            "Get-CfWorkflow orders | ForEach-Object { $_.WorkflowId; $_.CreatedOn; $_.LastTriggered; $_.NextRun }");

        Assert.Equal([null, null, null, null], values);
    }

    [Fact]
    public void Counts_include_new_instances()
    {
        object?[] counts = Shell.Values($"""
            $before = (Get-CfWorkflow failing).Errored
            $null = New-CfWorkflowInstance failing -Id {NewId()} | Wait-CfWorkflowInstance
            # Counts are cached until something changes through the API: a second creation makes them fresh.
            $null = New-CfWorkflowInstance failing -Id {NewId()}
            (Get-CfWorkflow failing).Errored -gt $before
            """);

        Assert.Equal([true], counts);
    }

    [Theory]
    [InlineData("or*", new[] { "orders" })]
    [InlineData("*l*", new[] { "approval", "failing", "filtered", "flaky", "listed", "long" })]
    [InlineData("[ef]*", new[] { "echo", "failing", "filtered", "flaky" })]
    [InlineData("nothing-*", new string[0])]
    public void Wildcards_filter(string pattern, string[] expected)
    {
        object?[] names = Shell.Values($"Get-CfWorkflow '{pattern}' | ForEach-Object Name");

        Assert.Equal(expected, names.Cast<string>().Order());
    }

    [Fact]
    public void ScriptName_filters()
    {
        Assert.Equal(13, Shell.Values("Get-CfWorkflow -ScriptName engine-tests").Length);
        Assert.Empty(Shell.Values("Get-CfWorkflow -ScriptName other"));
    }

    [Fact]
    public void A_missing_name_is_an_error_and_the_others_are_returned()
    {
        ShellResult result = Shell.Run("'orders', 'nothing', 'echo' | Get-CfWorkflow | ForEach-Object Name");

        Assert.Equal(["orders", "echo"], result.Values);
        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal("nothing", result.Errors[0].TargetObject);
    }
}
