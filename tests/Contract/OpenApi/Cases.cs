using System.Collections.Generic;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>A case for each operation of the OpenAPI, run by the module on the demo account.</summary>
internal static class Cases
{
    public static IReadOnlyList<Case> All { get; } =
        [.. WorkflowCases.All, .. InstanceCases.All, .. LifecycleCases.All, .. ErrorCases.All, .. UndocumentedCases.All];
}
