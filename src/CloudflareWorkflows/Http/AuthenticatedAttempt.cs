using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>One attempt at a request. If the token is refused and a new one is available, the request is sent again
/// at once. That does not count as another attempt: the service did not carry out what it refused.</summary>
internal sealed class AuthenticatedAttempt(ApiConnection connection, IRequestLog log)
{
    private readonly ApiAttempt _attempt = new(connection);

    public async Task<(Envelope<T>? Envelope, int Status)> RunAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, RateLimitLease? lease, CancellationToken cancellationToken)
    {
        ProvidedToken? token = connection.Credential as ProvidedToken;
        object? used = token?.Version();
        try
        {
            return await _attempt.RunAsync(request, shape, lease, cancellationToken).ConfigureAwait(false);
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
        return await _attempt.RunAsync(request, shape, lease, cancellationToken).ConfigureAwait(false);
    }
}
