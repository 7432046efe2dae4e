using System.Collections.Generic;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>Reading, starting and deleting instances.</summary>
internal static class InstanceCases
{
    public static IReadOnlyList<Case> All { get; } =
    [
        new("wor-list-workflow-instances", "all of all workflows, page by page",
            "Get-CfWorkflow | Get-CfWorkflowInstance"),
        new("wor-list-workflow-instances", "each status", """
            foreach ($status in 'queued', 'running', 'paused', 'errored', 'terminated', 'complete', 'waitingForPause',
                'waiting', 'rollingBack') {
                Get-CfWorkflowInstance invoice-billing -Status $status -Newest 2
            }
            """),
        new("wor-list-workflow-instances", "between two times", """
            $now = $time.GetUtcNow()
            Get-CfWorkflowInstance order-fulfilment -After $now.AddDays(-2) -Before $now.AddDays(-1)
            """),
        new("wor-describe-workflow-instance", "with all steps", """
            Get-CfWorkflow | Get-CfWorkflowInstance -Newest 20 | Get-CfWorkflowInstance
            """),
        new("wor-describe-workflow-instance", "all that failed, and all that are under way", """
            Get-CfWorkflow | Get-CfWorkflowInstance -Detail -Status queued, running, paused, errored, terminated,
                waitingForPause, waiting, rollingBack
            """),
        new("wor-describe-workflow-instance", "the newest steps first, and none at all", """
            Invoke-CfWorkflowApi workflows/invoice-billing/instances/invoice-1007 -Query @{ order = 'desc' }
            Invoke-CfWorkflowApi workflows/invoice-billing/instances/invoice-1007 -Query @{ simple = 'true' }
            """)
        {
            Deviations = ["simple answers"],
        },
        new("wor-create-new-workflow-instance", "with all that it can have but params", """
            New-CfWorkflowInstance order-refund -Id made-1 -SuccessRetention '1 day' -ErrorRetention '2 weeks' `
                -LocationHint weur
            """),
        new("wor-create-new-workflow-instance", "with params",
            "New-CfWorkflowInstance order-refund -Id made-2 -Params @{ orderId = 1 }")
        {
            Deviations = ["native params"],
        },
        new("wor-create-new-workflow-instance", "in a place that is newer",
            "New-CfWorkflowInstance order-refund -Id made-3 -LocationHint apac-ne")
        {
            Deviations = ["newer location hints"],
        },
        new("wor-batch-create-workflow-instance", "several, without params", """
            'many-1', 'many-2' | ForEach-Object { [pscustomobject]@{ WorkflowName = 'order-refund'; Id = $_ } } |
                New-CfWorkflowInstance -SuccessRetention '1 day'
            """),
        new("wor-batch-create-workflow-instance", "several, each with its object",
            "@{ n = 1 }, @{ n = 2 } | New-CfWorkflowInstance order-refund")
        {
            Deviations = ["native params"],
        },
        new("wor-delete-workflow-instance", "one", """
            New-CfWorkflowInstance order-refund -Id gone-1 | Remove-CfWorkflowInstance
            """),
        new("wor-batch-delete-workflow-instances", "several, of which one is not there", """
            $made = foreach ($id in 'gone-2', 'gone-3') { New-CfWorkflowInstance order-refund -Id $id }
            Invoke-CfWorkflowApi workflows/order-refund/instances/batch/delete -Method Post `
                -Body @{ instances = 'gone-2', 'gone-3', 'never-there' }
            """),
        new("wor-batch-delete-workflow-instances", "several by the command", """
            $made = foreach ($id in 'gone-4', 'gone-5') { New-CfWorkflowInstance order-refund -Id $id }
            $made | Remove-CfWorkflowInstance
            """),
        new("wor-get-workflow-instance-step", "work, a stream, and an event", """
            $one = New-CfWorkflowInstance files -Id steps-1
            $time.Advance([timespan]::FromMinutes(1))
            Invoke-CfWorkflowApi workflows/files/instances/steps-1/step -Query @{ name = 'report-1'; type = 'step' }
            Invoke-CfWorkflowApi workflows/files/instances/steps-1/step -Query @{
                name = 'report-1'; type = 'step'; attempt = 1 }
            Invoke-CfWorkflowApi workflows/files/instances/steps-1/step -Query @{
                name = 'approval-1'; type = 'waitForEvent' }
            $one | Send-CfWorkflowEvent -Type approved -Payload @{ by = 'ann' }
            $time.Advance([timespan]::FromMinutes(1))
            Invoke-CfWorkflowApi workflows/files/instances/steps-1/step -Query @{
                name = 'approval-1'; type = 'waitForEvent' }
            """),
        new("wor-get-workflow-instance-step", "a number, and what is hidden", """
            $one = New-CfWorkflowInstance files -Id steps-2
            $time.Advance([timespan]::FromMinutes(1))
            Invoke-CfWorkflowApi workflows/files/instances/steps-2/step -Query @{ name = 'count-1'; type = 'step' }
            Invoke-CfWorkflowApi workflows/files/instances/steps-2/step -Query @{ name = 'sign-1'; type = 'step' }
            """)
        {
            Deviations = ["any step output"],
        },
    ];
}
