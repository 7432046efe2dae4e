using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Sends one request and reads its response. Every failure is thrown as
/// <see cref="CloudflareException"/>.</summary>
internal sealed class ApiAttempt(ApiConnection connection, IRequestLog log)
{
    /// <summary>Sends the request. If the token is refused and a new one is available, it is sent again at once. That does
    /// not count as another attempt: the service did not carry out what it refused.</summary>
    public async Task<(Envelope<T>? Envelope, int Status)> RunAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, RateLimitLease? lease, CancellationToken cancellationToken)
    {
        ProvidedToken? token = connection.Credential as ProvidedToken;
        object? used = token?.Version();
        try
        {
            return await SendAsync(request, shape, lease, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure)
            when (token is not null && failure.Kind == CloudflareErrorKind.NotAuthenticated)
        {
            if (!await token.RenewAsync(used!, log, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }

        log.Verbose("The token was rejected. Retrying with a new token.");
        return await SendAsync(request, shape, lease, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(Envelope<T>? Envelope, int Status)> SendAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, RateLimitLease? lease, CancellationToken cancellationToken)
    {
        using AttemptTimeout timeout = new(connection.Time, connection.AttemptTimeout, cancellationToken);
        try
        {
            using HttpRequestMessage message = request.ToMessage(connection);
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
                : ApiExceptions.FromResponse(request, error, (request.Classify ?? connection.Classify)(error), connection.Time.GetUtcNow());
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
                throw ApiExceptions.FromResponse(request, error, (request.Classify ?? connection.Classify)(error), connection.Time.GetUtcNow());
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
}
