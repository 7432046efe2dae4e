using System.Collections.Generic;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>Features of the service that the OpenAPI does not have.</summary>
internal static class UndocumentedCases
{
    public static IReadOnlyList<Case> All { get; } =
    [
        new(null, "keys of concurrency limits", """
            $key = New-CfWorkflowConcurrencyKey -KeyName tenants -Limit 5
            $key | Set-CfWorkflowConcurrencyKey -Limit 6
            Get-CfWorkflowConcurrencyKey
            $key | Remove-CfWorkflowConcurrencyKey
            """)
        {
            Deviations = ["concurrency keys"],
        },
        new(null, "the job that terminates all", """
            Invoke-CfWorkflowApi workflows/image-pipeline/instances/terminate -Method Put
            """)
        {
            Deviations = ["terminate all"],
        },
        new(null, "triggers", """
            Get-CfWorkflow order-refund | Add-CfWorkflowTrigger -Type r2.object.created
            Get-CfWorkflowTrigger -ScriptName shop-api
            Remove-CfWorkflowTrigger -ScriptName shop-api
            """)
        {
            Deviations = ["triggers"],
        },
    ];
}
