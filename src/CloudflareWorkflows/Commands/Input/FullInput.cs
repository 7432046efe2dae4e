using System;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Full objects of instances in inputs, which need not be read again. A deserialized object is not used:
/// PowerShell truncates nested values.</summary>
internal static class FullInput
{
    /// <summary>Returns the full object of an instance in an input, an instance or an error group; null if the input does
    /// not contain it.</summary>
    public static WorkflowInstanceDetail? Of(PSObject? input, string? accountId, string? workflowName, string id) => Array.Find(
        input?.BaseObject switch
        {
            WorkflowInstanceDetail full => [full],
            WorkflowErrorGroup group => group.Group,
            _ => [],
        },
        full => full.Id == id && full.WorkflowName == workflowName && full.AccountId == accountId);
}
