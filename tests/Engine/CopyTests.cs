using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public sealed class CopyTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void A_copy_gets_the_params_of_the_old_instance()
    {
        string id = NewId();

        object?[] values = Shell.Values($$"""
            $old = New-CfWorkflowInstance echo -Id {{id}} -Params @{ order = @{ id = 7; lines = @(1, 2) }; region = 'eu' } | Wait-CfWorkflowInstance
            $copy = $old | Copy-CfWorkflowInstance -ParamsOverlay @{ region = 'us' }
            $copy.Id
            $copy.CopyOf
            $output = ($copy | Wait-CfWorkflowInstance -Detail).Output
            $output.order.id
            $output.order.lines.Count
            $output.region
            (Compare-CfWorkflowInstance $old $copy).Params | ForEach-Object { "$_" }
            """);

        Assert.Equal([$"{id}-r1", id, 7L, 2, "us", "$.region: Changed"], values);
    }

    [Fact]
    public void A_second_copy_is_a_conflict()
    {
        string id = NewId();
        _ = Shell.Values($"$old = New-CfWorkflowInstance echo -Id {id} | Wait-CfWorkflowInstance; $null = $old | Copy-CfWorkflowInstance");

        Assert.Equal(["Conflict"], Shell.Run("$old | Copy-CfWorkflowInstance").ErrorIds);
        Assert.Equal([$"{id}-r1"], Shell.Values("($old | Copy-CfWorkflowInstance -SkipExisting).Id"));
    }
}
