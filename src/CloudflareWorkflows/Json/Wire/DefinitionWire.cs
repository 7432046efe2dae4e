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
    ConcurrencyWire? Concurrency,
    string? Jurisdiction)
{
    public static DefinitionWire From(WorkflowDeployment deployment) => new(
        deployment.ScriptName,
        deployment.ClassName,
        deployment.StepLimit is null ? null : new LimitsWire(deployment.StepLimit),
        deployment.Schedules?.Select(cron => new CronWire(cron)).ToArray(),
        RetentionWire.From(deployment.SuccessRetention, deployment.ErrorRetention),
        deployment.ConcurrencyLimit is null ? null : new ConcurrencyWire(deployment.ConcurrencyLimit),
        deployment.Jurisdiction);

    /// <summary>One cron expression.</summary>
    internal sealed record CronWire(string Cron);
}
