using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>Finds out whether a step did what the script says.</summary>
internal static class TourFault
{
    /// <summary>What is wrong; null if nothing is.</summary>
    internal static string? Find(TourStep step, Outcome outcome, IReadOnlyList<PSObject> output)
    {
        ErrorRecord? unexpected = outcome.Errors.FirstOrDefault(error => !IsExpected(error, step.ExpectedError));
        if (unexpected is not null)
        {
            return $"failed with {unexpected.FullyQualifiedErrorId}: {unexpected}";
        }

        if (step.ExpectedError is string id && outcome.Errors.Count == 0)
        {
            return $"should have failed with {id}, and did not.";
        }

        bool isTrue = output is [.., PSObject last] && LanguagePrimitives.IsTrue(last);
        return step.Check is string check && !isTrue ? $"is not so: {check}" : null;
    }

    // The engine appends the name of the command's class to the id that the command gave.
    private static bool IsExpected(ErrorRecord error, string? id) =>
        string.Equals(error.FullyQualifiedErrorId.Split(',')[0], id, StringComparison.Ordinal);
}
