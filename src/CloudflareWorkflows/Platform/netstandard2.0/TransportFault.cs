using System;
using System.Net;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Platform;

/// <summary>What .NET Framework tells of a connection that failed.</summary>
internal static class TransportFault
{
    public static ConnectionFault? Of(Exception failure) => (failure as WebException)?.Status switch
    {
        WebExceptionStatus.NameResolutionFailure => ConnectionFault.NameNotFound,
        WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure => ConnectionFault.Tls,
        WebExceptionStatus.ConnectionClosed or WebExceptionStatus.KeepAliveFailure
            or WebExceptionStatus.ReceiveFailure => ConnectionFault.Broken,
        WebExceptionStatus.ServerProtocolViolation => ConnectionFault.Protocol,
        _ => null,
    };

    public static bool IsWhileConnecting(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is WebException { Status: WebExceptionStatus.ConnectFailure })
            {
                return true;
            }
        }

        return false;
    }
}
