using System;
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
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    /// <summary>The most requests that it sends.</summary>
    public static int MaximumRequests => 1 + RunNames.Kinds.Count + 4;

    /// <summary>Whether a request has left that may have created something.</summary>
    public bool HasBegun { get; private set; }

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HasBegun = true;
        if (service.Target.Kind == ServiceTarget.Local)
        {
            // The engine has the workflows from its start.
            return;
        }

        // A request that is canceled may act later, after the removal. So its response is awaited for a while.
        using CancellationTokenSource patient = new();
        await using CancellationTokenRegistration stop = cancellationToken.Register(() => patient.CancelAfter(s_patience));
        ServiceReply upload = await service.SendAsync(
            HttpMethod.Put, $"workers/scripts/{names.Script}", () => WorkerScript.Content(names), patient.Token);
        HasBegun = upload.Status is not (401 or 403);
        _ = upload.Expected();
        foreach (string kind in RunNames.Kinds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JsonObject body = new() { ["script_name"] = names.Script, ["class_name"] = RunNames.Class(kind) };
            ServiceReply put = await service.SendAsync(
                HttpMethod.Put, $"workflows/{names.Workflow(kind)}", body, patient.Token);
            _ = put.Expected();
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
