using System;
using System.Net.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Platform;

/// <summary>What modern .NET tells of a connection that failed.</summary>
internal static class TransportFault
{
    public static ConnectionFault? Of(Exception failure) => ErrorOf(failure) switch
    {
        HttpRequestError.ResponseEnded => ConnectionFault.Broken,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError
            or HttpRequestError.VersionNegotiationError => ConnectionFault.Protocol,
        _ => null,
    };

    public static bool IsWhileConnecting(Exception failure) => ErrorOf(failure)
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError;

    private static HttpRequestError? ErrorOf(Exception failure) => failure switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException body => body.HttpRequestError,
        _ => null,
    };
}
