using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>The module lists a workflow, and the pipeline stops early. The engine has no Select-Object here; leaving a loop
/// also ends a pipeline.</summary>
internal sealed class ModuleFirstObjects(SandboxProcess sandbox, ModuleShell shell, string workflow, int wanted) : IWorkload
{
    public string Name => "module";

    public Task PrepareAsync(CancellationToken cancellationToken) => shell.ConnectAsync(sandbox, cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        object?[] came = await shell.RunAsync(
            $$"""
            $n = 0
            do { Get-CfWorkflowInstance {{workflow}} | ForEach-Object { $_; $n++; if ($n -eq {{wanted}}) { break } } } while ($false)
            """,
            cancellationToken);
        if (came.Length != wanted)
        {
            throw new InvalidDataException($"{came.Length} objects came of {wanted}.");
        }
    }
}
