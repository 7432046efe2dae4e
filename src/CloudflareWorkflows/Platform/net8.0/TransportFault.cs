using System;
using System.Net.Http;

namespace CloudflareWorkflows.Platform;

/// <summary>Classifies one exception of a failed connection on modern .NET.</summary>
internal static class TransportFault
{
    public static bool IsNameResolution(Exception cause) => ErrorOf(cause) == HttpRequestError.NameResolutionError;

    public static bool IsSecureConnection(Exception cause) => ErrorOf(cause) == HttpRequestError.SecureConnectionError;

    public static bool IsConnectionClosed(Exception cause) => ErrorOf(cause) == HttpRequestError.ResponseEnded;

    public static bool IsProtocol(Exception cause) => ErrorOf(cause)
        is HttpRequestError.InvalidResponse
        or HttpRequestError.HttpProtocolError
        or HttpRequestError.VersionNegotiationError;

    public static bool IsWhileConnecting(Exception cause) => ErrorOf(cause) == HttpRequestError.ConnectionError;

    private static HttpRequestError? ErrorOf(Exception cause) => cause switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException body => body.HttpRequestError,
        _ => null,
    };
}
