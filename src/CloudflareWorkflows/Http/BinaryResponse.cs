using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>A binary response of any length, copied to a stream as it arrives.</summary>
internal static class BinaryResponse
{
    private const int BufferSize = 64 * 1024;

    public static bool Matches(HttpResponseMessage response) => string.Equals(
        response.Content.Headers.ContentType?.MediaType, "application/octet-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Copies the response. The timeout applies to silence: a large response may take long as long as data
    /// arrives.</summary>
    /// <exception cref="FileNotWritableException">The target stream could not be written.</exception>
    public static async Task CopyAsync(
        HttpResponseMessage response, Func<Stream> open, AttemptTimeout timeout)
    {
        using Stream body = await response.Content.OpenAsync(timeout.Token).ConfigureAwait(false);
        using Stream target = WrapWriteFailure(open);
        byte[] buffer = new byte[BufferSize];
        while (await body.ReadPartAsync(buffer, 0, timeout.Token).ConfigureAwait(false) is int count && count > 0)
        {
            timeout.Restart();
            WrapWriteFailure(() =>
            {
                target.Write(buffer, 0, count);
                return true;
            });
        }

        WrapWriteFailure(() =>
        {
            target.Flush();
            return true;
        });
    }

    /// <summary>A full disk must not look like a failed connection, which would be retried.</summary>
    private static T WrapWriteFailure<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FileNotWritableException(failure);
        }
    }
}
