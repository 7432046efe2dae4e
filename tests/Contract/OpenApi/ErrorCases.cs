using System.Collections.Generic;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>Requests that the service rejects, with errors as the OpenAPI defines them.</summary>
internal static class ErrorCases
{
    private const string NoVersion = "11111111-2222-4333-8444-555555555555";

    public static IReadOnlyList<Case> All { get; } =
    [
        new("wor-get-workflow-details", "not there", "Get-CfWorkflow nobody") { ErrorId = "NotFound" },
        new("wor-delete-workflow", "not there", "Invoke-CfWorkflowApi workflows/nobody -Method Delete")
        {
            ErrorId = "NotFound",
        },
        new("wor-list-workflow-instances", "not there", "Get-CfWorkflowInstance nobody") { ErrorId = "NotFound" },
        new("wor-describe-workflow-instance", "not there", "Get-CfWorkflowInstance order-refund nobody")
        {
            ErrorId = "NotFound",
        },
        new("wor-create-new-workflow-instance", "not there", "New-CfWorkflowInstance nobody")
        {
            ErrorId = "NotFound",
        },
        new("wor-create-new-workflow-instance", "in use", """
            $null = New-CfWorkflowInstance order-refund -Id twice
            New-CfWorkflowInstance order-refund -Id twice
            """)
        {
            ErrorId = "Conflict",
        },
        new("wor-delete-workflow-instance", "not there", "Remove-CfWorkflowInstance order-refund nobody")
        {
            ErrorId = "NotFound",
        },
        new("wor-change-status-workflow-instance", "not there", "Suspend-CfWorkflowInstance order-refund nobody")
        {
            ErrorId = "NotFound",
        },
        new("wor-change-status-workflow-instance", "in no state for it", """
            $one = New-CfWorkflowInstance order-refund -Id late
            $time.Advance([timespan]::FromMinutes(5))
            $one | Suspend-CfWorkflowInstance
            """)
        {
            ErrorId = "Conflict",
        },
        new("wor-send-event-workflow-instance", "not there",
            "Send-CfWorkflowEvent order-refund nobody -Type approved -Payload @{}")
        {
            ErrorId = "NotFound",
        },
        new("wor-describe-workflow-versions", "not there", $"Get-CfWorkflowVersion order-refund {NoVersion}")
        {
            ErrorId = "NotFound",
        },
        new("wor-describe-workflow-versions-graph", "not there", $"Get-CfWorkflowGraph order-refund {NoVersion}")
        {
            ErrorId = "NotFound",
        },
        new("wor-create-or-modify-workflow", "with no such schedule",
            "Set-CfWorkflow unheard-of -ScriptName shop-api -ClassName Unheard -Schedule never")
        {
            ErrorId = "RequestRefused",
        },
    ];
}
