using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The body that creates or changes a workflow. An omitted setting gets the service's default.</summary>
internal sealed record DefinitionWire(
    string ScriptName,
    string ClassName,
    LimitsWire? Limits,
    DefinitionWire.CronWire[]? Schedules,
    RetentionWire? DefaultRetention,
    ConcurrencyWire? Concurrency)
{
    public static DefinitionWire From(WorkflowDefinition definition) => new(
        definition.ScriptName,
        definition.ClassName,
        definition.StepLimit is null ? null : new LimitsWire(definition.StepLimit),
        definition.Schedules?.Select(cron => new CronWire(cron)).ToArray(),
        RetentionWire.From(definition.SuccessRetention, definition.ErrorRetention),
        definition.ConcurrencyLimit is null ? null : new ConcurrencyWire(definition.ConcurrencyLimit));

    /// <summary>One cron expression.</summary>
    internal sealed record CronWire(string Cron);
}
