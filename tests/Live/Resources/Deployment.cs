using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Live.Resources;

/// <summary>Creates the Worker and its workflows.</summary>
internal sealed class Deployment(ServiceClient service, RunNames names)
{
    /// <summary>The most requests that it sends.</summary>
    public static int MaximumRequests => 1 + RunNames.Kinds.Count + 4;

    /// <summary>Whether a request has left that may have created something.</summary>
    public bool HasBegun { get; private set; }

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        HasBegun = true;
        if (service.Target.Kind == ServiceTarget.Local)
        {
            // The engine has the workflows from its start.
            return;
        }

        ServiceReply upload = await service.SendAsync(
            HttpMethod.Put, $"workers/scripts/{names.Script}", () => WorkerScript.Content(names), cancellationToken);
        HasBegun = upload.Status is not (401 or 403);
        _ = upload.Expected();
        foreach (string kind in RunNames.Kinds)
        {
            JsonObject body = new() { ["script_name"] = names.Script, ["class_name"] = RunNames.Class(kind) };
            ServiceReply put = await service.SendAsync(
                HttpMethod.Put, $"workflows/{names.Workflow(kind)}", body, cancellationToken);
            _ = put.Expected();
        }
    }
}
