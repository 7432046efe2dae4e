using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Platform;

internal static class HttpContentReading
{
    public static Task<Stream> OpenAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStreamAsync();
    }

    /// <summary>Only closing the connection ends this read. The sender of the request does that.</summary>
    public static Task<int> ReadBlockAsync(
        this StreamReader reader, char[] buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.ReadBlockAsync(buffer, 0, buffer.Length);
    }

    public static Task<int> ReadPartAsync(
        this Stream stream, byte[] buffer, int start, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, start, buffer.Length - start, cancellationToken);
}
