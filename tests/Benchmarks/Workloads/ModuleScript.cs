using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>The module runs a script as a user would type it. An error fails the job.</summary>
internal sealed class ModuleScript(SandboxProcess sandbox, ModuleShell shell, string script) : IWorkload
{
    public string Name { get; init; } = "module";

    public Task PrepareAsync(CancellationToken cancellationToken) => shell.ConnectAsync(sandbox, cancellationToken);

    public Task RunAsync(CancellationToken cancellationToken) => shell.RunAsync(script, cancellationToken);
}
