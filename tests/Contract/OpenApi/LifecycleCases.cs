using System.Collections.Generic;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>Operations on running and ended instances.</summary>
internal static class LifecycleCases
{
    public static IReadOnlyList<Case> All { get; } =
    [
        new("wor-change-status-workflow-instance", "pause, resume, stop, restart", """
            $one = New-CfWorkflowInstance invoice-billing -Id steered-1
            $time.Advance([timespan]::FromMinutes(1))
            $one | Suspend-CfWorkflowInstance -PassThru
            $one | Resume-CfWorkflowInstance -PassThru
            $one | Stop-CfWorkflowInstance -PassThru
            $one | Restart-CfWorkflowInstance -PassThru
            """),
        new("wor-change-status-workflow-instance", "stop with rollback", """
            New-CfWorkflowInstance order-fulfilment -Id steered-2 | Stop-CfWorkflowInstance -Rollback -PassThru
            """),
        new("wor-change-status-workflow-instance", "restart from a step", """
            $one = New-CfWorkflowInstance order-refund -Id steered-3
            $time.Advance([timespan]::FromMinutes(1))
            $one | Restart-CfWorkflowInstance -FromFailedStep
            $time.Advance([timespan]::FromMinutes(1))
            $one | Restart-CfWorkflowInstance -FromStep 'load order' -Occurrence 1 -StepType step
            """),
        new("wor-batch-terminate-workflow-instances", "several", """
            $made = foreach ($id in 'ended-1', 'ended-2') { New-CfWorkflowInstance invoice-billing -Id $id }
            Invoke-CfWorkflowApi workflows/invoice-billing/instances/batch/terminate -Method Post `
                -Body @('ended-1', 'ended-2')
            """),
        new("wor-status-terminate-workflow-instances", "while it goes on, and after", """
            Invoke-CfWorkflowApi workflows/invoice-billing/instances/terminate
            $time.Advance([timespan]::FromHours(1))
            Invoke-CfWorkflowApi workflows/invoice-billing/instances/terminate
            """),
        new("wor-send-event-workflow-instance", "an object", """
            New-CfWorkflowInstance invoice-billing -Id told-1 | Send-CfWorkflowEvent -Type approved -Payload @{ by = 'ann' }
            """),
        new("wor-send-event-workflow-instance", "something else", """
            New-CfWorkflowInstance invoice-billing -Id told-2 | Send-CfWorkflowEvent -Type approved -Payload @(1, 2)
            """)
        {
            Deviations = ["any payload"],
        },
    ];
}
