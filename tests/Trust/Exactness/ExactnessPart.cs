using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Faults;
using CloudflareWorkflows.Trust.Running;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>While 20 % of all requests fail, each operation happens once and is reported correctly.</summary>
internal sealed class ExactnessPart : IPart
{
    public string Name => "exactness";

    public async Task RunAsync(TrustRun run, CancellationToken cancellationToken)
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(cancellationToken);
        foreach (bool http2 in (bool[])[false, true])
        {
            await using FaultyAccount account = await FaultyAccount.StartAsync(run, proxy, http2, cancellationToken);
            await Task.WhenAll(
                Creations.RunAsync(account, cancellationToken),
                Changes.RunAsync(account, cancellationToken),
                LongListing.RunAsync(account, cancellationToken));
        }
    }
}
