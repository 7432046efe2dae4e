using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Adds the differences of params and outputs to a comparison of instances.</summary>
internal static class ComparedValues
{
    public static WorkflowInstanceComparison Add(WorkflowInstanceComparison comparison)
    {
        WorkflowInstanceDetail reference = comparison.ReferenceInstance!;
        WorkflowInstanceDetail difference = comparison.DifferenceInstance!;
        bool haveEnded = reference.Status == InstanceStatus.Complete && difference.Status == InstanceStatus.Complete;
        List<string> incomplete =
        [
            .. new[] { reference, difference }.Where(instance => instance.LacksParams || IncompleteJson.Find(instance.Params) is not null)
                .Select(instance => $"The service truncated or hid the params of '{instance.Id}'. Params aren't compared."),
        ];
        return comparison with
        {
            Notes = [.. comparison.Notes, .. incomplete],
            Params = incomplete.Count > 0 ? null : JsonDifference.Find(reference.Params, difference.Params),
            Output = haveEnded ? JsonDifference.Find(reference.Output, difference.Output) : null,
        };
    }
}
