using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Peers;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Rivals;

/// <summary>A peer lists a workflow.</summary>
internal sealed class PeerListing(SandboxProcess sandbox, string name, IPeer peer, string workflow, int expected) : IRival
{
    private string _token = "";

    public string Name => name;

    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        _token = await sandbox.Control.IssueTokenAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int count = await peer.ListAsync(sandbox, _token, workflow, cancellationToken);
        if (count != expected)
        {
            throw new InvalidDataException($"{name} listed {count} instances of {expected}.");
        }
    }
}
