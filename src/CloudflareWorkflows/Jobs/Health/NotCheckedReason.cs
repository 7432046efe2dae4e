using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>Says why a check could not be made.</summary>
internal static class NotCheckedReason
{
    public static string Of(CloudflareException failure) => failure switch
    {
        { Kind: CloudflareErrorKind.NotAvailableLocally } => $"the local engine doesn't support this: {failure.Message.TrimEnd('.')}",
        { Code: ErrorCodes.WorkflowNotFound } => "the workflow doesn't exist anymore",
        _ => failure.Message.TrimEnd('.'),
    };

    /// <summary>Adds a reason for checks that have none yet.</summary>
    public static WorkflowFacts Without(this WorkflowFacts facts, string reason, params string[] kinds) => facts with
    {
        NotChecked = kinds.Where(kind => !facts.NotChecked.ContainsKey(kind))
            .Select(kind => new KeyValuePair<string, string>(kind, reason))
            .Concat(facts.NotChecked)
            .ToDictionary(one => one.Key, one => one.Value),
    };
}
