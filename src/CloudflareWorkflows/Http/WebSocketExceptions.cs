using System;
using System.Net.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Tells why a WebSocket could not be opened.</summary>
internal static class WebSocketExceptions
{
    /// <param name="request">What was asked for.</param>
    /// <param name="connection">Whom.</param>
    /// <param name="response">The head of the response that came instead of a connection; null if none came.</param>
    /// <param name="cause">How the platform told it.</param>
    public static CloudflareException Of(
        ApiRequest request, ApiConnection connection, HttpResponseMessage? response, Exception cause)
    {
        if (response is null)
        {
            return ConnectionExceptions.Of(request, connection, cause);
        }

        // What the service wrote with it is not to be had: whoever wants to know asks by an ordinary request.
        ErrorResponse error = new((int)response.StatusCode, [], false, "", response.Headers);
        return ApiExceptions.FromResponse(request, error, connection.Classify(error), connection.Clock.Now());
    }
}
