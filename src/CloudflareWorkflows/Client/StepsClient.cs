using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>The steps of instances, one by one and whole.</summary>
internal class StepsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Reads what came of a step.</summary>
    /// <param name="address">The step.</param>
    /// <param name="openStream">Opens what takes the bytes of a step that returned a stream, for each attempt to read
    /// them anew.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The result; null if it is a stream, which has been read to its end.</returns>
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
