using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Steps of the local engine. It cannot return a single step and does not need to: its instance descriptions
/// contain all outputs in full.</summary>
internal sealed class LocalStepsClient(ApiScope scope) : StepsClient(scope)
{
    public override async Task<StepResult?> GetAsync(
        StepAddress address, Func<Stream> openStream, CancellationToken cancellationToken)
    {
        WorkflowStep step = address.Step;
        ApiRequest request = ApiRequest.Get(Path("workflows", step.WorkflowName, "instances", step.InstanceId));
        ApiResponse<InstanceWire> response = await Api
            .SendAsync(request, Json.EnvelopeInstanceWire, cancellationToken).ConfigureAwait(false);
        StepWire? wire = response.Result!.Steps?.Select(one => one.Item)
            .FirstOrDefault(one => one?.Name == step.Name && one.Type == step.Type);
        return wire?.ToResult(address.Attempt, cancellationToken) ?? throw new CloudflareException(
            CloudflareErrorKind.NotFound, $"the instance '{step.InstanceId}' no longer has this step or attempt.");
    }
}
