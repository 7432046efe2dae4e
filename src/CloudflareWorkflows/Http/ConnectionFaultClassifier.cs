using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Security.Authentication;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>Classifies how a connection failed.</summary>
internal static class ConnectionFaultClassifier
{
    public static ConnectionFault Of(Exception failure) => Chain(failure).Select(Known).FirstOrDefault(fault => fault is not null)
        ?? (Chain(failure).Any(cause => cause is IOException) ? ConnectionFault.Broken : ConnectionFault.Other);

    /// <summary>Whether the connection failed before the request could be sent.</summary>
    public static bool IsBeforeSending(Exception failure) =>
        Of(failure) is ConnectionFault.NameNotFound or ConnectionFault.Refused or ConnectionFault.Tls
        || Chain(failure).Any(TransportFault.IsWhileConnecting);

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static ConnectionFault? Known(Exception cause) => cause switch
    {
        AuthenticationException => ConnectionFault.Tls,
        SocketException socket => Known(socket.SocketErrorCode),
        _ when TransportFault.IsNameResolution(cause) => ConnectionFault.NameNotFound,
        _ when TransportFault.IsSecureConnection(cause) => ConnectionFault.Tls,
        _ when TransportFault.IsConnectionClosed(cause) => ConnectionFault.Broken,
        _ when TransportFault.IsProtocol(cause) => ConnectionFault.Protocol,
        _ => null,
    };

    private static ConnectionFault? Known(SocketError code) => code switch
    {
        SocketError.ConnectionRefused => ConnectionFault.Refused,
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => ConnectionFault.NameNotFound,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => ConnectionFault.Broken,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown
            or SocketError.TimedOut => ConnectionFault.Unreachable,
        _ => null,
    };
}
