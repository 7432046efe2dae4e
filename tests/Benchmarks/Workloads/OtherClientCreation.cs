using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.OtherClients;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>Another client creates 100 instances in each of several workflows.</summary>
internal sealed class OtherClientCreation(SandboxProcess sandbox, string name, IOtherClient client, string[] workflows) : IWorkload
{
    private string _token = "";

    public string Name => name;

    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        _token = await sandbox.Control.IssueTokenAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (string workflow in workflows)
        {
            int count = await client.CreateAsync(sandbox, _token, workflow, cancellationToken);
            if (count != 100)
            {
                throw new InvalidDataException($"{name} created {count} instances of 100.");
            }
        }
    }
}
