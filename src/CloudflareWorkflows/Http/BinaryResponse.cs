using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>A response that is bytes of any number, handed on as they come.</summary>
internal static class BinaryResponse
{
    private const int BufferSize = 64 * 1024;

    public static bool Matches(HttpResponseMessage response) => string.Equals(
        response.Content.Headers.ContentType?.MediaType, "application/octet-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Copies the response. Its time-out is for silence: a large one may take long as long as something
    /// comes.</summary>
    /// <exception cref="FileNotWritableException">What should take the bytes did not.</exception>
    public static async Task CopyAsync(
        HttpResponseMessage response, Func<Stream> open, CancellationTokenSource timeout, TimeSpan longestSilence)
    {
        using Stream body = await response.Content.OpenAsync(timeout.Token).ConfigureAwait(false);
        using Stream target = WrapWriteFailure(open);
        byte[] buffer = new byte[BufferSize];
        while (await body.ReadPartAsync(buffer, 0, timeout.Token).ConfigureAwait(false) is int count && count > 0)
        {
            timeout.CancelAfter(longestSilence);
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

    /// <summary>A disk that is full must not be taken for a connection that failed, which would be tried again.</summary>
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
