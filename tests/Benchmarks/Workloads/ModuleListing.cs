using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>The module lists a workflow through the pipeline, with the shortest script.</summary>
internal sealed class ModuleListing(SandboxProcess sandbox, ModuleShell shell, string workflow, int expected) : IWorkload
{
    private bool _isCounted;

    public string Name => "module";

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await shell.ConnectAsync(sandbox, cancellationToken);
        if (!_isCounted)
        {
            // Output to $null cannot be counted, so it is counted once before.
            object?[] counted = await shell.RunAsync($"@(Get-CfWorkflowInstance {workflow}).Count", cancellationToken);
            if (counted is not [int count] || count != expected)
            {
                throw new InvalidDataException($"The module listed {string.Join(" ", counted)} of {expected}.");
            }

            _isCounted = true;
            await shell.ConnectAsync(sandbox, cancellationToken);
        }
    }

    public Task RunAsync(CancellationToken cancellationToken) =>
        shell.RunAsync($"Get-CfWorkflowInstance {workflow} > $null", cancellationToken);
}
