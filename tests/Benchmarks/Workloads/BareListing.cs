using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>The fastest sequential listing: a plain loop over the pages.</summary>
/// <param name="sandbox">The account.</param>
/// <param name="workflow">The workflow.</param>
/// <param name="expected">The number of instances to read: all, or a number of full pages.</param>
internal sealed class BareListing(SandboxProcess sandbox, string workflow, int expected) : IWorkload, IDisposable
{
    private readonly BareClient _client = new(sandbox);

    public string Name => "bare loop";

    public Task PrepareAsync(CancellationToken cancellationToken) => _client.ConnectAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int count = 0;
        string query = "";
        do
        {
            Envelope<WorkflowInstance[]> page = await _client.GetAsync(
                $"{workflow}/instances?per_page=100&direction=desc{query}",
                BareJson.Default.EnvelopeWorkflowInstanceArray, cancellationToken);
            count += page.Result!.Length;
            query = string.IsNullOrEmpty(page.ResultInfo?.Cursor)
                ? "" : $"&cursor={Uri.EscapeDataString(page.ResultInfo.Cursor)}";
        }
        while (count < expected && query.Length > 0);
        if (count != expected)
        {
            throw new InvalidDataException($"The bare loop read {count} instances of {expected}.");
        }
    }

    public void Dispose() => _client.Dispose();
}
