using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Running;

/// <summary>A part of the Trust tests, for one guarantee of the module.</summary>
internal interface IPart
{
    /// <summary>Its name, for <c>--only</c>.</summary>
    string Name { get; }

    Task RunAsync(TrustRun run, CancellationToken cancellationToken);
}
