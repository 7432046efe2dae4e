using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Threading;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>One client per proxy setting for the whole process, so that connections are shared.</summary>
internal static class HttpPool
{
    private static readonly ConcurrentDictionary<ProxySetting, Lazy<HttpClient>> s_clients = new();

    public static HttpClient Get(ProxySetting proxy) =>
        s_clients.GetOrAdd(proxy, static key => new Lazy<HttpClient>(() => Create(key))).Value;

    private static HttpClient Create(ProxySetting proxy) => new(
        HttpTransport.CreateHandler(!proxy.IsNone, proxy.ToWebProxy(), proxy.ToCredentials()))
    {
        // Each attempt has its own timeout, which can be distinguished from cancellation.
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
