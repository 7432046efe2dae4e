using System;
using System.Net.Sockets;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>Creates the exception for a failed connection: a failure of the proxy, of the local engine, or of the
/// network or service.</summary>
internal static class ConnectionExceptions
{
    public static CloudflareException Of(ApiRequest request, ApiConnection connection, Exception cause)
    {
        SocketError? error = (cause.GetBaseException() as SocketException)?.SocketErrorCode;
        bool isUnreachable = error is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain
            or SocketError.NoData or SocketError.HostUnreachable or SocketError.NetworkUnreachable;
        int? tunnelStatus = ProxyTunnel.StatusOf(cause);
        if ((isUnreachable || tunnelStatus is not null)
            && connection.Proxy.ProxyFor(connection.BaseAddress) is Uri proxy)
        {
            return ProxyFailed(request, $"{proxy.Host}:{proxy.Port}", tunnelStatus, cause);
        }

        return connection.IsLocalEngine && error == SocketError.ConnectionRefused
            ? NotRunning(request, connection.BaseAddress, cause)
            : ApiExceptions.ConnectionFailed(request, connection.BaseAddress, cause);
    }

    private static CloudflareException ProxyFailed(ApiRequest request, string proxy, int? status, Exception cause) =>
        new(CloudflareErrorKind.ProxyFailed,
            status switch
            {
                null or 0 => $"The connection to the proxy {proxy} failed: {cause.GetBaseException().Message}",
                407 => $"The proxy {proxy} rejected the credential, or received none (HTTP 407).",
                _ => $"The proxy {proxy} didn't open a connection to the API (HTTP {status}).",
            },
            cause)
        {
            StatusCode = status is null or 0 ? null : status,
            Method = request.Method.Method,
            Path = request.Path,
            NothingDone = true,
        };

    private static CloudflareException NotRunning(ApiRequest request, Uri address, Exception cause) =>
        new(CloudflareErrorKind.LocalEngineNotRunning, $"No connection to {address.Authority}.", cause)
        {
            Method = request.Method.Method,
            Path = request.Path,
            NothingDone = true,
        };
}
