using System.Collections.Generic;

namespace CloudflareWorkflows.Engine.Tests.Conformance;

internal static class Scenarios
{
    /// <summary>Functions that all scripts use.</summary>
    public const string Prelude = """
        function Text($value) {
            if ($null -eq $value) { return 'null' }
            if ($value -isnot [System.Management.Automation.PSCustomObject]) { return "$value" }
            $parts = $value.PSObject.Properties | ForEach-Object { "$($_.Name): $(Text $_.Value)" }
            "{$($parts -join ', ')}"
        }
        function Show($instance) {
            "status $($instance.Status)"
            "output $(Text $instance.Output)"
            "error $($instance.Error.Name)"
            foreach ($step in $instance.Steps) {
                "$($step.Type) $($step.Name) $($step.Occurrence): $($step.Status), output $(Text $step.Output)"
                foreach ($attempt in $step.Attempts) {
                    "  attempt $($attempt.Number): $($attempt.Success), error $($attempt.Error.Name)"
                }
            }
        }
        function Attempt([scriptblock] $what) {
            try { $null = & $what; 'done' } catch { "refused: $($_.FullyQualifiedErrorId.Split(',')[0])" }
        }
        $ErrorActionPreference = 'Stop'
        $underWay = 'running', 'waiting'

        """;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("steps of one name, and a sleep", """
            Show (New-CfWorkflowInstance orders -Id $id | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail)
            """),
        new("failing twice, and then not", """
            Show (New-CfWorkflowInstance flaky -Id $id | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail)
            """),
        new("failing for good, and again after a restart", """
            $instance = New-CfWorkflowInstance failing -Id $id
            Show ($instance | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail)
            $instance | Restart-CfWorkflowInstance
            Show ($instance | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail)
            $instance | Restart-CfWorkflowInstance -FromFailedStep
            Show ($instance | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail)
            """),
        new("waiting for an event", """
            $instance = New-CfWorkflowInstance approval -Id $id -Params @{ by = 'ann' }
            "status $(($instance | Wait-CfWorkflowInstance -Status $underWay -TimeoutSec 60).Status)"
            $instance | Send-CfWorkflowEvent -Type approval -Payload @{ by = 'ann' }
            Show ($instance | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail)
            """)
        {
            Differences = ["waiting", "whole event"],
        },
        new("paused, resumed, stopped", """
            $instance = New-CfWorkflowInstance long -Id $id
            $null = $instance | Wait-CfWorkflowInstance -Status $underWay -TimeoutSec 60
            $instance | Suspend-CfWorkflowInstance
            "status $(($instance | Wait-CfWorkflowInstance -Status paused -TimeoutSec 60).Status)"
            $instance | Resume-CfWorkflowInstance
            "under way: $(($instance | Wait-CfWorkflowInstance -Status $underWay -TimeoutSec 60).Status -in $underWay)"
            $instance | Stop-CfWorkflowInstance
            "status $(($instance | Wait-CfWorkflowInstance -TimeoutSec 60).Status)"
            """),
        new("stopped, and restarted to its end", """
            $instance = New-CfWorkflowInstance approval -Id $id -Params @{ by = 'ann' }
            $null = $instance | Wait-CfWorkflowInstance -Status $underWay -TimeoutSec 60
            $instance | Stop-CfWorkflowInstance
            Show ($instance | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail)
            $instance | Restart-CfWorkflowInstance
            $null = $instance | Wait-CfWorkflowInstance -Status $underWay -TimeoutSec 60
            $instance | Send-CfWorkflowEvent -Type approval -Payload @{ by = 'ann' }
            Show ($instance | Wait-CfWorkflowInstance -TimeoutSec 60 -Detail)
            """)
        {
            Differences = ["termination", "whole event"],
        },
        new("what comes too late, and what is not there", """
            $instance = New-CfWorkflowInstance orders -Id $id
            $null = $instance | Wait-CfWorkflowInstance -TimeoutSec 60
            Attempt { New-CfWorkflowInstance orders -Id $id }
            Attempt { $instance | Stop-CfWorkflowInstance }
            Attempt { $instance | Suspend-CfWorkflowInstance }
            Attempt { Get-CfWorkflowInstance orders no-such-instance }
            Attempt { New-CfWorkflowInstance no-such-workflow }
            """),
        new("deleted, and made anew", """
            $instance = New-CfWorkflowInstance orders -Id $id
            $null = $instance | Wait-CfWorkflowInstance -TimeoutSec 60
            $instance | Remove-CfWorkflowInstance
            Attempt { Get-CfWorkflowInstance orders $id }
            Attempt { New-CfWorkflowInstance orders -Id $id }
            """),
    ];
}
