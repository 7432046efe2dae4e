using System;
using System.Net;

namespace CloudflareWorkflows.Platform;

/// <summary>Classifies one exception of a failed connection on .NET Framework.</summary>
internal static class TransportFault
{
    public static bool IsNameResolution(Exception cause) => StatusOf(cause) == WebExceptionStatus.NameResolutionFailure;

    public static bool IsSecureConnection(Exception cause) =>
        StatusOf(cause) is WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure;

    public static bool IsConnectionClosed(Exception cause) => StatusOf(cause)
        is WebExceptionStatus.ConnectionClosed
        or WebExceptionStatus.KeepAliveFailure
        or WebExceptionStatus.ReceiveFailure;

    public static bool IsProtocol(Exception cause) => StatusOf(cause) == WebExceptionStatus.ServerProtocolViolation;

    public static bool IsWhileConnecting(Exception cause) => StatusOf(cause) == WebExceptionStatus.ConnectFailure;

    private static WebExceptionStatus? StatusOf(Exception cause) => (cause as WebException)?.Status;
}
