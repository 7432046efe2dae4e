using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>Sends one request and reads its response. Every failure is thrown as
/// <see cref="CloudflareException"/>.</summary>
internal sealed class ApiAttempt(ApiConnection connection)
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    public async Task<(Envelope<T>? Envelope, int Status)> RunAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, RateLimitLease? lease, CancellationToken cancellationToken)
    {
        using AttemptTimeout timeout = new(connection.Time, connection.AttemptTimeout, cancellationToken);
        try
        {
            using HttpRequestMessage message = Compose(request);
            using HttpResponseMessage response = await connection.Http
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);

            // .NET Framework can't cancel the read of a stalled body: only closing the connection ends it.
            using CancellationTokenRegistration close = timeout.Token.Register(response.Dispose);
            connection.ServerClock.Update(response.Headers.Date);
            lease?.Observe(response);
            return (await ReadAsync(request, response, shape, timeout).ConfigureAwait(false),
                (int)response.StatusCode);
        }
        catch (Exception failure) when (failure is not CloudflareException and not JsonException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (timeout.HasExpired)
            {
                throw ApiExceptions.TimedOut(request, connection.AttemptTimeout, failure);
            }

            if (failure is HttpRequestException or IOException)
            {
                throw ConnectionExceptions.Of(request, connection, failure);
            }

            throw;
        }
    }

    private async Task<Envelope<T>?> ReadAsync<T>(
        ApiRequest request, HttpResponseMessage response, JsonTypeInfo<Envelope<T>> shape,
        AttemptTimeout timeout)
    {
        CancellationToken cancellationToken = timeout.Token;
        if (!response.IsSuccessStatusCode)
        {
            ErrorResponse error = await ErrorResponseReader
                .ReadAsync(response, connection.Credential, cancellationToken).ConfigureAwait(false);
            throw error.IsTruncated
                ? ApiExceptions.IncompleteResponse(request, response, null)
                : ApiExceptions.FromResponse(request, error, connection.Classify(error), connection.Time.GetUtcNow());
        }

        if (request.OpenBinaryTarget is Func<Stream> open && BinaryResponse.Matches(response))
        {
            await BinaryResponse.CopyAsync(response, open, timeout).ConfigureAwait(false);
            return null;
        }

        if (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
        {
            return null;
        }

        using ResponseBody body = new();
        try
        {
            await body.ReadAsync(request, response, connection.MaximumResponseSize, cancellationToken).ConfigureAwait(false);
            if (body.Bytes.IsEmpty)
            {
                return request.AllowsEmptyResponse ? null : throw ApiExceptions.IncompleteResponse(request, response, null);
            }

            Envelope<T>? envelope = ResponseBody.Parse(body.Bytes, shape);
            if (envelope?.Success == false)
            {
                ErrorResponse error = new ErrorResponse((int)response.StatusCode, envelope.Errors ?? [], true, "", response.Headers)
                    .Redact(connection.Credential);
                throw ApiExceptions.FromResponse(request, error, connection.Classify(error), connection.Time.GetUtcNow());
            }

            return envelope;
        }
        catch (InvalidDataException failure)
        {
            throw ApiExceptions.IncompleteResponse(request, response, failure);
        }
        catch (JsonException failure)
        {
            throw ResponseBody.IsTruncated(body.Bytes)
                ? ApiExceptions.IncompleteResponse(request, response, failure)
                : ApiExceptions.UnexpectedJson(request, response, failure);
        }
    }

    private HttpRequestMessage Compose(ApiRequest request)
    {
        HttpRequestMessage message = new(request.Method, new Uri(connection.BaseAddress, request.Path))
        {
            Version = HttpTransport.PreferredVersion,
        };

        // The HTTP stack resends a request without content up to three times, unseen, when the connection ends before
        // a response. It does not resend one with content, even of length zero. A read may be resent, and .NET
        // Framework refuses content on a GET.
        if (request.Method != HttpMethod.Get)
        {
            message.Content = new ByteArrayContent(request.Body ?? []);
            message.Content.Headers.ContentType = request.Body is null ? null : s_json;
        }

        // Both values are well formed. Parsing them again for every request only costs time.
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", connection.UserAgent);
        connection.Credential?.Apply(message.Headers);
        return message;
    }
}
