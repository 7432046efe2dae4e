using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.OtherClients;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>Another client lists a workflow.</summary>
internal sealed class OtherClientListing(SandboxProcess sandbox, string name, IOtherClient client, string workflow, int expected) : IWorkload
{
    private string _token = "";

    public string Name => name;

    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        _token = await sandbox.Control.IssueTokenAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int count = await client.ListAsync(sandbox, _token, workflow, cancellationToken);
        if (count != expected)
        {
            throw new InvalidDataException($"{name} listed {count} instances of {expected}.");
        }
    }
}
