using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;

namespace CloudflareWorkflows.Client;

/// <summary>The service's job that terminates many instances of a workflow. A workflow has at most one such job at a
/// time; the job continues after the response.</summary>
internal class TerminationsClient(ApiScope scope) : ResourceClient(scope)
{
    /// <summary>Starts the job for up to 100 ids. If the response of an attempt was lost, that attempt may have
    /// started the job; the next attempt then finds it running.</summary>
    /// <returns>The number of instances that it terminates; null while another job runs.</returns>
    public virtual async Task<int?> StartAsync(string workflowName, string[] ids, CancellationToken cancellationToken)
    {
        ApiRequest request = ApiRequest.Of(
            HttpMethod.Post, Path("workflows", workflowName, "instances", "batch", "terminate"), ids, Json.StringArray);
        TerminationWire response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return IsRunningAlready(response) ? null : response.InstancesTerminated ?? 0;
    }

    /// <summary>Starts the job for all instances in a status, or for all that have not ended.</summary>
    /// <returns>Whether it started; false while another job runs.</returns>
    public virtual async Task<bool> StartAsync(
        string workflowName, string? status, CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Put, JobPath(workflowName).With("status", status));
        return !IsRunningAlready(await SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Whether a job runs.</summary>
    public virtual async Task<bool> IsRunningAsync(string workflowName, CancellationToken cancellationToken)
    {
        TerminationWire response =
            await SendAsync(ApiRequest.Get(JobPath(workflowName)), cancellationToken).ConfigureAwait(false);
        return response.Status == "running";
    }

    private static bool IsRunningAlready(TerminationWire response) => response.Status == "already_running";

    private ApiPath JobPath(string workflowName) => Path("workflows", workflowName, "instances", "terminate");

    private async Task<TerminationWire> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ApiResponse<TerminationWire> response =
            await Api.SendAsync(request, Json.EnvelopeTerminationWire, cancellationToken).ConfigureAwait(false);
        return response.Result!;
    }
}
