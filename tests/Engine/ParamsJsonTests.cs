using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public sealed class ParamsJsonTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void Raw_json_is_sent_as_it_is()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance echo -Id {{NewId()}} -ParamsJson '{ "a": [1, { "b": null }], "text": "[1]" }' |
                Wait-CfWorkflowInstance -Detail |
                ForEach-Object { $_.Output.a.Count; $_.Output.a[0]; $null -eq $_.Output.a[1].b; $_.Output.text }
            """);

        Assert.Equal([2, 1L, true, "[1]"], values);
    }

    [Fact]
    public void Names_that_differ_only_by_case_are_kept()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance echo -Id {{NewId()}} -ParamsJson '{ "id": 1, "ID": 2 }' |
                Wait-CfWorkflowInstance -Detail | ForEach-Object { $_.Output['id']; $_.Output['ID'] }
            """);

        Assert.Equal([1L, 2L], values);
    }
}
