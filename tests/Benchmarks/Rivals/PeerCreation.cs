using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Peers;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Rivals;

/// <summary>A peer creates a hundred instances in each of some workflows.</summary>
internal sealed class PeerCreation(SandboxProcess sandbox, string name, IPeer peer, string[] workflows) : IRival
{
    private string _token = "";

    public string Name => name;

    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        _token = await sandbox.Control.IssueTokenAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (string workflow in workflows)
        {
            int count = await peer.CreateAsync(sandbox, _token, workflow, cancellationToken);
            if (count != 100)
            {
                throw new InvalidDataException($"{name} created {count} instances of 100.");
            }
        }
    }
}
