using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public class CreateTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void A_new_instance_has_its_keys()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance orders -Id {{id}} |
                ForEach-Object { $_.Id; $_.WorkflowName; $_.AccountId; "$_" }
            """);

        Assert.Equal([id, "orders", "local", id], values);
    }

    [Fact]
    public void Without_an_id_one_is_generated()
    {
        object?[] ids = Shell.Values("""
            $made = 1..2 | ForEach-Object { New-CfWorkflowInstance orders }
            $made | Get-CfWorkflowInstance | ForEach-Object Id
            """);

        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.NotEmpty((string)id!));
    }

    [Fact]
    public void An_id_in_use_is_a_conflict_for_that_instance_only()
    {
        (string first, string second) = (NewId(), NewId());

        ShellResult result = Shell.Run($"""
            $null = New-CfWorkflowInstance orders -Id {first}
            '{first}', '{second}' | ForEach-Object {Described("orders")} | New-CfWorkflowInstance | ForEach-Object Id
            """);

        Assert.Equal([second], result.Values);
        Assert.Equal(["Conflict"], result.ErrorIds);
    }

    [Fact]
    public void SkipExisting_returns_the_existing_instance()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $null = New-CfWorkflowInstance echo -Id {{id}} -Params @{ run = 1 }
            $again = New-CfWorkflowInstance echo -Id {{id}} -Params @{ run = 2 } -SkipExisting
            $again.Id
            $again.Status
            ($again | Wait-CfWorkflowInstance -Detail).Output.run
            """);

        Assert.Equal([id, "unknown", 1L], values);
    }

    [Fact]
    public void Each_piped_description_starts_an_instance()
    {
        string[] ids = [NewId(), NewId(), NewId()];

        object?[] values = Shell.Values($$"""
            '{{string.Join("', '", ids)}}' |
                ForEach-Object { [pscustomobject]@{ WorkflowName = 'echo'; Id = $_; Params = @{ me = $_ } } } |
                New-CfWorkflowInstance | Wait-CfWorkflowInstance -Detail | ForEach-Object { $_.Output.me }
            """);

        Assert.Equal(ids.Order(), values.Cast<string>().Order());
    }

    [Fact]
    public void An_unknown_workflow_is_not_found()
    {
        ShellResult result = Shell.Run($"New-CfWorkflowInstance nothing -Id {NewId()}");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void The_longest_id_is_accepted_and_a_longer_one_is_rejected()
    {
        string id = NewId().PadRight(100, 'x');

        ShellResult result = Shell.Run($"""
            New-CfWorkflowInstance echo -Id {id} | Get-CfWorkflowInstance | ForEach-Object Id
            New-CfWorkflowInstance echo -Id {id}x -Verbose
            """);

        Assert.Equal([id], result.Values);
        Assert.Equal(["ParameterArgumentValidationError"], result.ErrorIds);
        Assert.Empty(result.Verbose);
    }

    [Fact]
    public void WhatIf_creates_nothing()
    {
        string id = NewId();

        ShellResult result = Shell.Run(
            $"New-CfWorkflowInstance orders -Id {id} -WhatIf; Get-CfWorkflowInstance orders -Id {id}");

        Assert.Empty(result.Output);
        Assert.Equal(["NotFound"], result.ErrorIds);
    }

    private static string Described(string workflow) =>
        $"{{ [pscustomobject]@{{ WorkflowName = '{workflow}'; Id = $_ }} }}";
}
