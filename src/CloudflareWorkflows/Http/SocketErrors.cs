using System;
using System.Net.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Tells why a WebSocket could not be opened.</summary>
internal static class SocketErrors
{
    /// <param name="request">What was asked for.</param>
    /// <param name="connection">Whom.</param>
    /// <param name="answer">The head of the answer that came instead of a connection; null if none came.</param>
    /// <param name="cause">How the platform told it.</param>
    public static CloudflareException Of(
        ApiRequest request, ApiConnection connection, HttpResponseMessage? answer, Exception cause)
    {
        if (answer is null)
        {
            return ConnectionFailures.Of(request, connection, cause);
        }

        // What the service wrote with it is not to be had: whoever wants to know asks by an ordinary request.
        ErrorResponse refusal = new((int)answer.StatusCode, [], false, "", answer.Headers);
        return Failures.Refused(request, refusal, connection.Classify(refusal), connection.Clock.Now());
    }
}
