using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Running;

/// <summary>A promise of the module that is put to the proof.</summary>
internal interface IPart
{
    /// <summary>Its name, for <c>--only</c>.</summary>
    string Name { get; }

    Task RunAsync(TrustRun run, CancellationToken cancellationToken);
}
