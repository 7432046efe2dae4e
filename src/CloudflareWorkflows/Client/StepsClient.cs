using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Single steps of instances, with their complete output.</summary>
internal class StepsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Reads the result of a step.</summary>
    /// <param name="address">The step.</param>
    /// <param name="openStream">Opens the target for the output of a step that returned a stream, once per
    /// attempt.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The result; null if it is a stream, which was copied completely.</returns>
    public virtual async Task<StepResult?> GetAsync(
        StepAddress address, Func<Stream> openStream, CancellationToken cancellationToken)
    {
        WorkflowStep step = address.Step;
        bool isStream = false;
        string path = Path("workflows", step.WorkflowName, "instances", step.InstanceId, "step")
            .With("name", step.Name)
            .With("type", step.Type)
            .With("attempt", address.Attempt?.ToString(CultureInfo.InvariantCulture));
        ApiRequest request = ApiRequest.Get(path) with
        {
            OpenBinaryTarget = () =>
            {
                isStream = true;
                return openStream();
            },
        };
        ApiResponse<StepResultWire> response = await Api
            .SendAllowEmptyAsync(request, Json.EnvelopeStepResultWire, cancellationToken).ConfigureAwait(false);
        return isStream ? null : (response.Result ?? throw ApiExceptions.MissingResult(request)).ToModel(cancellationToken);
    }
}
