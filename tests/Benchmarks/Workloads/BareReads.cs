using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>Reads the newest instances of a list, page by page, and then each in full, with the same concurrency as the
/// module.</summary>
internal sealed class BareReads(SandboxProcess sandbox, string workflow, int wanted) : IWorkload, IDisposable
{
    private const int Width = 16;

    private readonly BareClient _client = new(sandbox);

    public string Name => "bare reads";

    public Task PrepareAsync(CancellationToken cancellationToken) => _client.ConnectAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<string> ids = [];
        string query = "";
        while (ids.Count < wanted)
        {
            Envelope<WorkflowInstance[]> page = await _client.GetAsync(
                $"{workflow}/instances?per_page=100&direction=desc{query}",
                BareJson.Default.EnvelopeWorkflowInstanceArray, cancellationToken);
            ids.AddRange(page.Result!.Select(instance => instance.Id));
            query = $"&cursor={Uri.EscapeDataString(page.ResultInfo!.Cursor!)}";
        }

        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = cancellationToken },
            async (id, token) => await ReadAsync(id, token));
    }

    public void Dispose() => _client.Dispose();

    private async Task ReadAsync(string id, CancellationToken cancellationToken)
    {
        Envelope<InstanceWire> read = await _client.GetAsync(
            $"{workflow}/instances/{id}", ApiJsonContext.Default.EnvelopeInstanceWire, cancellationToken);
        if (read.Result?.Status is null)
        {
            throw new InvalidDataException($"The bare read of {id} brought nothing.");
        }
    }
}
