using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Reads the instances to report from an object that isn't full: a listed instance, a row, or what refers to
/// instances.</summary>
internal static class ReportedInput
{
    /// <exception cref="CmdletErrorException">The object has no instances.</exception>
    public static WorkflowInstance[] Of(PSObject input)
    {
        if (InputShape.KindOf(input) is InputKind.Workflow or InputKind.WorkflowReference or InputKind.Account)
        {
            throw new CmdletErrorException(
                "InstanceNeeded", ErrorCategory.InvalidArgument, "This input isn't an instance or a summary.", input)
            {
                RecommendedAction = "Pipe workflows to Measure-CfWorkflow or Get-CfWorkflowInstance first.",
            };
        }

        WorkflowInstance known = SerializedObjects.Known(input);
        return
        [
            .. ComparedInput.Of(input).Select(one => known with
            {
                Id = one.Id,
                WorkflowName = one.WorkflowName ?? throw NoWorkflowName(input),
                AccountId = one.AccountId,
            }),
        ];
    }

    private static CmdletErrorException NoWorkflowName(PSObject input) => new(
        "NoWorkflowName", ErrorCategory.InvalidArgument, "An instance ID alone doesn't say which workflow it belongs to.", input)
    {
        RecommendedAction = "Pipe the instance: Get-CfWorkflowInstance -WorkflowName <workflow> -Id <ID>.",
    };
}
