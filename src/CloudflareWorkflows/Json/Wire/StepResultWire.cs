using System.Text.Json;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>What came of a step as the service writes it when asked for that step alone: the output is JSON, not text
/// that holds JSON.</summary>
internal sealed record StepResultWire(string? Status, WorkflowError? Error, JsonElement Output)
{
    public StepResult ToModel(CancellationToken cancellationToken) => new()
    {
        Status = Status ?? InstanceStatus.Unknown,
        Error = Error,
        Output = JsonToObject.Convert(Output, cancellationToken),
        OutputJson = Output.ValueKind == JsonValueKind.Undefined ? null : Output.GetRawText(),
    };
}
