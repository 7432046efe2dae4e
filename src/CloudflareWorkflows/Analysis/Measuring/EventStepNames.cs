using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>The names of steps in events. It isn't documented whether they have the counter of the service. Either all of them
/// have it, or none.</summary>
internal sealed class EventStepNames
{
    private static readonly Regex s_counted = new(@"^(.+)-[0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private readonly bool _isCounted;

    /// <param name="names">The names in events.</param>
    /// <param name="steps">Steps of instances, whose names in the code are known.</param>
    public EventStepNames(IEnumerable<string?> names, IEnumerable<WorkflowStep> steps)
    {
        string[] all = [.. names.OfType<string>().Where(name => name.Length > 0).Distinct()];
        HashSet<string> bare = [];
        HashSet<string> counted = [];
        foreach (WorkflowStep step in steps.Where(step => step.Occurrence is not null))
        {
            _ = bare.Add(step.NameInCode);
            _ = counted.Add(step.Name);
        }

        // A name such as phase-1 can be both.
        bool isBare = Array.Exists(all, name => bare.Contains(name) && !counted.Contains(name));
        _isCounted = !isBare && Array.TrueForAll(all, s_counted.IsMatch);
    }

    public string InCode(string? name) => name is null ? "" : _isCounted && s_counted.Match(name) is { Success: true } match
        ? match.Groups[1].Value
        : name;
}
