using System;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes names of the steps that the instance on the line has reached.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StepNameCompleter : LiveCompleter
{
    private const string FromStep = "FromStep";

    private protected override string? ResourceKey(CompletionInput input) =>
        input.WorkflowName is string workflow && input.InstanceId is string id
            ? $"steps/{input.Parameter}/{workflow}/{id}"
            : null;

    private protected override async Task<Suggestions> FetchAsync(
        AccountApi api, CompletionInput input, string? start, CancellationToken cancellationToken)
    {
        WorkflowInstanceDetail instance = await api.Instances
            .GetAsync(input.WorkflowName!, input.InstanceId!, steps: true, cancellationToken).ConfigureAwait(false);
        return new Suggestions(
            [
                .. instance.Steps.Where(step => step.Name.Length > 0 && Matches(step, input.Parameter))
                    .GroupBy(step => step.Name, StringComparer.Ordinal)
                    .Select(steps => new Suggestion(
                        Name(steps.Key, input.Parameter), string.Join("; ", steps.Select(ToolTip)))),
            ],
            IsComplete: true);
    }

    /// <summary>An instance can restart from a step of its code, not from a rollback or termination.</summary>
    private static bool Matches(WorkflowStep step, string parameter) =>
        parameter != FromStep || step.Type is "step" or "sleep" or "waitForEvent";

    /// <summary>The filter parameter accepts wildcards, so they are escaped in names.</summary>
    private static string Name(string name, string parameter) =>
        parameter == FromStep ? name : WildcardPattern.Escape(name);

    private static string ToolTip(WorkflowStep step)
    {
        string lead = $"{step.Type}, {step.Status}";
        lead = step.Duration is null ? lead : $"{lead}, {DurationText.Of(step.Duration)}";
        return step.Error is null ? lead : $"{lead}: {step.Error}";
    }
}
