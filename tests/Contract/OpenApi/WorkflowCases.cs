using System.Collections.Generic;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>Workflows, their versions, and the account's settings.</summary>
internal static class WorkflowCases
{
    public static IReadOnlyList<Case> All { get; } =
    [
        new("wor-list-workflows", "all", "Get-CfWorkflow") { Deviations = ["script_deleted"] },
        new("wor-list-workflows", "some", "Get-CfWorkflow order-*"),
        new("wor-get-workflow-details", "one", "Get-CfWorkflow nightly-report"),
        new("wor-create-or-modify-workflow", "a new one with all that it can have", """
            Set-CfWorkflow made -ScriptName shop-api -ClassName Made -Schedule '0 4 * * *' -StepLimit 50 `
                -SuccessRetention '3 days' -ErrorRetention ([timespan]::FromHours(12)) -ConcurrencyLimit 5 -PassThru
            """)
        {
            Deviations = ["concurrency"],
        },
        new("wor-create-or-modify-workflow", "a change", "Set-CfWorkflow order-refund -StepLimit 100 -PassThru"),
        new("wor-delete-workflow", "one", """
            Set-CfWorkflow doomed -ScriptName shop-api -ClassName Doomed
            Remove-CfWorkflow doomed -Confirm:$false
            """),
        new("wor-list-workflow-versions", "all", "Get-CfWorkflowVersion order-fulfilment"),
        new("wor-describe-workflow-versions", "one by its id", """
            $version = Get-CfWorkflowVersion order-fulfilment -Newest 1
            Get-CfWorkflowVersion order-fulfilment $version.VersionId
            """),
        new("wor-describe-workflow-versions", "of a workflow with limits and retention", """
            Set-CfWorkflow limited -ScriptName shop-api -ClassName Limited -StepLimit 9 -SuccessRetention '1 day'
            $version = Get-CfWorkflowVersion limited -Newest 1
            Get-CfWorkflowVersion limited $version.VersionId
            """),
        new("wor-describe-workflow-versions-graph", "of each workflow", "Get-CfWorkflow | Get-CfWorkflowGraph"),
        new("wor-describe-workflow-versions-dag", "of each workflow", """
            foreach ($version in Get-CfWorkflow | Get-CfWorkflowVersion -Newest 1) {
                Invoke-CfWorkflowApi "workflows/$($version.WorkflowName)/versions/$($version.VersionId)/dag"
            }
            """),
        new("wor-get-workflow-settings", "as they are", "Get-CfWorkflowSetting"),
        new("wor-update-workflow-settings", "a phrase and a time span", """
            Set-CfWorkflowSetting -SuccessRetention '2 days' -ErrorRetention ([timespan]::FromDays(9)) -PassThru
            """),
    ];
}
