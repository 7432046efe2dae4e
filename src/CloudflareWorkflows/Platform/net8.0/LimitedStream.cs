using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>What modern .NET reads into memory, it counts the same way.</summary>
internal sealed partial class LimitedStream
{
    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
}
