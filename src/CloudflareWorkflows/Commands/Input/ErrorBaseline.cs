using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Reads earlier errors that were given as a baseline: groups or full instances, also from a file or a
/// job.</summary>
internal static class ErrorBaseline
{
    /// <exception cref="CmdletErrorException">One is neither.</exception>
    public static WorkflowErrorGroup[] Of(PSObject[]? baseline)
    {
        PSObject[] given = [.. (baseline ?? []).Where(one => one is not null)];
        return
        [
            .. given.Select(SerializedObjects.Group).OfType<WorkflowErrorGroup>(),
            .. ErrorGrouping.Group(given.Where(one => SerializedObjects.Group(one) is null).SelectMany(Errored), new GroupingOptions()),
        ];
    }

    private static IEnumerable<WorkflowInstanceDetail> Errored(PSObject input)
    {
        WorkflowInstanceDetail detail = SerializedObjects.Detail(input) ?? throw new CmdletErrorException(
            "BaselineUnfit", ErrorCategory.InvalidArgument, $"'{input}' is neither a group of errors nor a full instance.", input)
        {
            RecommendedAction = "Use the output of Group-CfWorkflowError, or of Get-CfWorkflowInstance -Detail.",
        };
        return detail.Status == InstanceStatus.Errored ? [detail] : [];
    }
}
