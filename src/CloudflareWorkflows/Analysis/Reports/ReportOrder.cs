using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Reports;

/// <summary>The order in which a reader needs instances: errored ones first, then open ones, then all others, each newest
/// first.</summary>
internal static class ReportOrder
{
    public static WorkflowInstanceDetail[] Sort(IEnumerable<WorkflowInstanceDetail> instances) =>
    [
        .. instances.OrderBy(Rank)
            .ThenByDescending(Started)
            .ThenBy(instance => instance.Id, StringComparer.Ordinal),
    ];

    /// <summary>When an instance was created, in UTC.</summary>
    public static DateTime? Started(WorkflowInstance instance) =>
        (instance.CreatedOn ?? (instance as WorkflowInstanceDetail)?.QueuedOn ?? instance.StartedOn)?.ToUniversalTime();

    private static int Rank(WorkflowInstanceDetail instance) => instance.Status switch
    {
        InstanceStatus.Errored => 0,
        InstanceStatus.Complete or InstanceStatus.Terminated => 2,
        _ => 1,
    };
}
