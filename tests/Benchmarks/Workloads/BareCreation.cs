using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>Batches of 100, one per workflow, with the same concurrency as the module.</summary>
internal sealed class BareCreation(SandboxProcess sandbox, string[] workflows) : IWorkload, IDisposable
{
    private const int BatchSize = 100;
    private const int Width = 4;

    private readonly BareClient _client = new(sandbox);

    public string Name => "bare batches";

    public Task PrepareAsync(CancellationToken cancellationToken) => _client.ConnectAsync(cancellationToken);

    public Task RunAsync(CancellationToken cancellationToken) => Parallel.ForEachAsync(
        workflows,
        new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = cancellationToken },
        async (workflow, token) => await CreateAsync(workflow, token));

    public void Dispose() => _client.Dispose();

    private async Task CreateAsync(string workflow, CancellationToken cancellationToken)
    {
        NewInstanceWire[] batch =
        [
            .. Enumerable.Range(0, BatchSize).Select(_ => new NewInstanceWire(Guid.NewGuid().ToString(), null, null, null)),
        ];
        Envelope<WorkflowInstance[]> created = await _client.PostAsync(
            $"{workflow}/instances/batch", batch, ApiJsonContext.Default.NewInstanceWireArray,
            BareJson.Default.EnvelopeWorkflowInstanceArray, cancellationToken);
        if (created.Result?.Length != BatchSize)
        {
            throw new InvalidDataException($"A bare batch made {created.Result?.Length} instances of {BatchSize}.");
        }
    }
}
