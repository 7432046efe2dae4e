using System.Text.Json;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The result of a single step. The output is JSON, not a string that contains JSON.</summary>
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
