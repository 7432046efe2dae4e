using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>.NET Framework reads into arrays.</summary>
internal sealed partial class LimitedStream
{
    public override async Task<int> ReadAsync(
        byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Counted(await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));
}
