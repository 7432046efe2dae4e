using System;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>Tells how a connection failed.</summary>
internal static class ConnectionFaults
{
    public static ConnectionFault Of(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (Known(cause) is ConnectionFault fault)
            {
                return fault;
            }
        }

        return failure is IOException || failure.InnerException is IOException
            ? ConnectionFault.Broken
            : ConnectionFault.Other;
    }

    /// <summary>Whether it failed before the request could leave.</summary>
    public static bool IsBeforeSending(Exception failure) =>
        Of(failure) is ConnectionFault.NameNotFound or ConnectionFault.Refused or ConnectionFault.Tls
        || TransportFault.IsWhileConnecting(failure);

    private static ConnectionFault? Known(Exception cause) => cause switch
    {
        AuthenticationException => ConnectionFault.Tls,
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => ConnectionFault.Refused,
        SocketException
        {
            SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
        } => ConnectionFault.NameNotFound,
        SocketException
        {
            SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown
        } => ConnectionFault.Broken,
        SocketException
        {
            SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TimedOut
                or SocketError.HostDown or SocketError.NetworkDown
        } => ConnectionFault.Unreachable,
        _ => TransportFault.Of(cause),
    };
}
