using System;
using System.Net.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Creates the exception for a WebSocket that could not be opened.</summary>
internal static class WebSocketExceptions
{
    /// <param name="request">The request.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="response">The response head that came instead of a connection; null if none came.</param>
    /// <param name="cause">The platform's exception.</param>
    public static CloudflareException Of(
        ApiRequest request, ApiConnection connection, HttpResponseMessage? response, Exception cause)
    {
        if (response is null)
        {
            return ConnectionExceptions.Of(request, connection, cause);
        }

        // The platform does not expose the body. Send an ordinary request to get the service's message.
        ErrorResponse error = new((int)response.StatusCode, [], false, "", response.Headers);
        return ApiExceptions.FromResponse(request, error, connection.Classify(error), connection.Time.GetUtcNow());
    }
}
