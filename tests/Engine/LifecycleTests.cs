using System.IO;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Operations on instances: events, restarts from steps, batch deletions, and a journal.</summary>
public class LifecycleTests(EngineFixture engine) : EngineTest(engine)
{
    [Theory]
    [InlineData("-Payload @{ by = 'ann' }", "$_.by", "ann")]
    [InlineData("-Payload 1, 'x'", "$_ -join ' '", "1 x")]
    [InlineData("-Payload text", "$_", "text")]
    [InlineData("-Payload 7", "$_ + 1", 8L)]
    [InlineData("-Payload $false", "$_", false)]
    [InlineData("-PayloadJson '[1.5]'", "$_[0]", 1.5)]
    [InlineData("-Payload $null", "$null -eq $_", true)]
    [InlineData("", "$_.GetType().Name", "PSCustomObject")]
    public void An_event_has_the_given_payload(string arguments, string read, object expected)
    {
        object?[] values = Shell.Values($$"""
            $instance = New-CfWorkflowInstance approval
            $null = $instance | Wait-CfWorkflowInstance -Status running, waiting -TimeoutSec 60
            $instance | Send-CfWorkflowEvent -Type approval {{arguments}}
            $ended = $instance | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail
            $ended.Status
            $_ = $ended.Output
            {{read}}
            """);

        Assert.Equal(["complete", expected], values);
    }

    [Theory]
    [InlineData("-FromStep 'reserve item-2'")]
    [InlineData("-FromStep 'reserve item' -Occurrence 2")]
    [InlineData("-FromStep 'cool down' -StepType sleep")]
    [InlineData("")]
    public void A_restarted_instance_completes(string arguments)
    {
        object?[] values = Shell.Values($$"""
            $instance = New-CfWorkflowInstance orders
            $first = $instance | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail
            $instance | Restart-CfWorkflowInstance {{arguments}}
            $second = $instance | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail
            $second.Status
            $second.Steps.Length
            $second.Steps[-1].EndedOn -gt $first.Steps[-1].EndedOn
            $second.Steps[0].EndedOn -gt $first.Steps[0].EndedOn
            """);

        Assert.Equal(["complete", 4, true, arguments.Length == 0], values);
    }

    [Fact]
    public void A_missing_step_restarts_nothing()
    {
        ShellResult result = Shell.Run("""
            $instance = New-CfWorkflowInstance orders
            $null = $instance | Wait-CfWorkflowInstance -TimeoutSec 60
            $instance | Restart-CfWorkflowInstance -FromStep nope
            $instance | Restart-CfWorkflowInstance -FromFailedStep
            """);

        Assert.Equal(["NoSuchStep", "NoFailedStep"], result.ErrorIds);
    }

    [Fact]
    public void Several_are_paused_and_resumed()
    {
        object?[] values = Shell.Values("""
            $all = 1..3 | ForEach-Object { New-CfWorkflowInstance long -Params @{ ticks = 60 } }
            $null = $all | Wait-CfWorkflowInstance -Status running, waiting -TimeoutSec 60
            $all | Suspend-CfWorkflowInstance
            $all | Wait-CfWorkflowInstance -Status paused -TimeoutSec 60 | ForEach-Object Status
            $all | Resume-CfWorkflowInstance -PassThru | ForEach-Object Status
            $all | Stop-CfWorkflowInstance
            """);

        Assert.Equal(["paused", "paused", "paused", "running", "running", "running"], values);
    }

    /// <summary>The cloud deletes 100 instances with one request. This engine has no batch deletion.</summary>
    [Fact]
    public void Several_are_deleted()
    {
        ShellResult result = Shell.Run("""
            $all = 1..3 | ForEach-Object { New-CfWorkflowInstance echo }
            $null = $all | Wait-CfWorkflowInstance -TimeoutSec 60
            $all | Remove-CfWorkflowInstance
            $all | Get-CfWorkflowInstance
            """);

        Assert.Equal(["NotFound", "NotFound", "NotFound"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_second_run_with_a_journal_returns_the_same_instances()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Shell.Set("journal", path);
        try
        {
            object?[] values = Shell.Values("""
                function Start { 1..5 | ForEach-Object { @{ n = $_ } } | New-CfWorkflowInstance echo -JournalPath $journal }
                $first = Start
                $second = Start
                $first.Length
                "$($first.Id)" -eq "$($second.Id)"
                ($second | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail | ForEach-Object { $_.Params.n }) -join ' '
                """);

            Assert.Equal([5, true, "1 2 3 4 5"], values);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
