using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Checks which steps have attempts.</summary>
internal static class AttemptArgument
{
    public static bool Fits(WorkflowStep step, int? attempt) => attempt is null || step.Type == StepAddress.Work;

    public static CmdletErrorException Refused(WorkflowStep step) => new(
        "AttemptUnfit", ErrorCategory.InvalidArgument,
        $"'{step.Name}' has no attempts, because its type is {step.Type}. Only steps of the type step have attempts.", step.Name)
    {
        RecommendedAction = "Choose steps with -Name, or with -Type step.",
    };
}
