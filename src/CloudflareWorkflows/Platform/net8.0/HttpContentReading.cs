using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Platform;

internal static class HttpContentReading
{
    public static Task<Stream> OpenAsync(this HttpContent content, CancellationToken cancellationToken) =>
        content.ReadAsStreamAsync(cancellationToken);

    public static ValueTask<int> ReadBlockAsync(
        this StreamReader reader, char[] buffer, CancellationToken cancellationToken) =>
        reader.ReadBlockAsync(buffer.AsMemory(), cancellationToken);

    public static ValueTask<int> ReadPartAsync(
        this Stream stream, byte[] buffer, int start, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer.AsMemory(start), cancellationToken);
}
